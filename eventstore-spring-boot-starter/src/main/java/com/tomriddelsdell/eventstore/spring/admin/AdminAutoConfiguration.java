package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditRoutes;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.Caller;
import com.tomriddelsdell.eventstore.spring.admin.http.Gate;
import com.tomriddelsdell.eventstore.spring.admin.http.LiveStreams;
import com.tomriddelsdell.eventstore.spring.admin.log.Codecs;
import com.tomriddelsdell.eventstore.spring.admin.log.EventViews;
import com.tomriddelsdell.eventstore.spring.admin.log.Heads;
import com.tomriddelsdell.eventstore.spring.admin.log.LogRoutes;
import com.tomriddelsdell.eventstore.spring.admin.log.StoredForms;
import com.tomriddelsdell.eventstore.spring.admin.projection.ProjectionRoutes;
import com.tomriddelsdell.eventstore.spring.admin.projection.Projections;
import com.tomriddelsdell.eventstore.spring.admin.replay.ReplayRoutes;
import com.tomriddelsdell.eventstore.spring.admin.trial.TrialRoutes;
import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsAutoConfiguration;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Serves the engineers' admin API where {@code eventstore.admin.enabled} says so. */
@AutoConfiguration(after = {EventStoreAutoConfiguration.class, SubscriptionsAutoConfiguration.class})
@ConditionalOnBooleanProperty("eventstore.admin.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({RouterFunction.class, JsonMapper.class})
@EnableConfigurationProperties(AdminProperties.class)
@ImportRuntimeHints(AdminHints.class)
@Import({
    CallerConfiguration.Signed.class,
    CallerConfiguration.Unsigned.class,
    FormsConfiguration.class,
    AdminMetersConfiguration.class
})
public final class AdminAutoConfiguration {

    @Bean
    LiveStreams eventStoreAdminLiveStreams(AdminProperties properties) {
        return new LiveStreams(properties.maxLiveStreams());
    }

    @Bean
    AuditTrail eventStoreAdminAudit(R2dbcEventStore store) {
        return new AuditTrail(store);
    }

    @Bean
    Codecs eventStoreAdminCodecs(ListableBeanFactory beans) {
        var byName = new TreeMap<String, EventCodec<?>>();
        beans.getBeansOfType(EventCodec.class).forEach(byName::put);
        return new Codecs(byName);
    }

    @Bean
    @ConditionalOnMissingBean
    StoredForms eventStoreAdminForms() {
        return StoredForms.NONE;
    }

    @Bean
    RouterFunction<ServerResponse> eventStoreAdminRoutes(
            R2dbcEventStore store,
            Database database,
            SchemaCatalogue schemas,
            Subscriptions<Connection> subscriptions,
            ObjectProvider<Subscription<Connection>> known,
            ObjectProvider<RunningSubscriptions<Connection>> running,
            Replays<?> replays,
            ObjectProvider<RebuildableProjection<?>> rebuildable,
            Codecs codecs,
            StoredForms forms,
            AuditTrail audit,
            LiveStreams live,
            Caller caller,
            AdminProperties properties) {
        var limit = properties.timeLimit();
        var heads = new Heads(store);
        var control = subscriptions.control();
        var byName = known.orderedStream().collect(Collectors.toMap(Subscription::name, Function.identity()));
        var tried = byName.values().stream()
                .filter(subscription -> subscription.projection().isPresent())
                .map(Subscription::name)
                .collect(Collectors.toSet());
        var views = new EventViews(schemas, codecs, forms);
        var projections = new Projections(control, running.getIfAvailable(), tried, versions(rebuildable));
        var parts = new ArrayList<>(List.of("log", "projections", "dry-runs", "audit"));
        var routes = LogRoutes.of(store, schemas, views, live, limit)
                .and(ProjectionRoutes.of(control, projections, heads, views, audit, limit))
                .and(TrialRoutes.of(store, heads, database, control, byName, codecs, limit))
                .and(AuditRoutes.of(store, limit));
        var all = replays.projections().isEmpty() ? routes : routes.and(ReplayRoutes.of(replays, audit, live, limit));
        if (!replays.projections().isEmpty()) {
            parts.add("replays");
        }
        return RouterFunctions.nest(
                        RequestPredicates.path(properties.path()), all.and(Overview.route(store, parts, codecs, limit)))
                .filter(new Gate(caller));
    }

    /** The subscription that feeds a generation is named after its projection. */
    private static Function<String, @Nullable Integer> versions(ObjectProvider<RebuildableProjection<?>> rebuildable) {
        var all = rebuildable.orderedStream().toList();
        return name -> all.stream()
                .filter(projection -> name.matches(Pattern.quote(projection.name()) + "\\.g[0-9]+"))
                .map(RebuildableProjection::version)
                .findFirst()
                .orElse(null);
    }
}
