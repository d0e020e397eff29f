package com.tomriddelsdell.eventstore.spring;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayObserver;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.replay.Upcasting;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import io.r2dbc.spi.Connection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The store, and what is kept beside its log. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Nothing, where the application brings a store of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(R2dbcEventStore.class)
    static class Opening {

        @Bean(destroyMethod = "close")
        OpenEventStore openEventStore(
                Database database,
                AppliedMigrations tables,
                ObjectProvider<AppendLimits> limits,
                EventStoreProperties properties) {
            var description = R2dbcEventStore.on(database)
                    .schema(properties.schema())
                    .warnAfter(properties.warnAfter())
                    .limits(limits.getIfAvailable(() -> AppendLimits.DEFAULT));
            return OpenEventStore.of(description, properties.openLimit());
        }

        /** Where the application has another {@code EventStore}, such as a decorator of this one, that is what others are given. */
        @Bean(destroyMethod = "")
        @Fallback
        R2dbcEventStore eventStore(OpenEventStore open) {
            return open.store();
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Subscriptions<Connection> subscriptions(R2dbcEventStore store, EventStoreProperties properties) {
        var settings = properties.subscriptions();
        var leased = Subscriptions.of(store, store.subscriptions()).leasing(settings.lease());
        var name = settings.memberName();
        return name == null ? leased : leased.as(name);
    }

    @Bean
    @ConditionalOnMissingBean(Replays.class)
    Replays<Connection> replays(
            R2dbcEventStore store,
            ObjectProvider<RebuildableProjection<Connection>> projections,
            ObjectProvider<Subscription<Connection>> others,
            ObjectProvider<ReplayObserver> observers,
            ObjectProvider<Upcasting> upcasting,
            EventStoreProperties properties) {
        var settings = properties.subscriptions();
        var leased = Replays.of(
                        store,
                        store.subscriptions(),
                        store.replays(),
                        projections.orderedStream().toList())
                .leasing(settings.lease())
                .holding(others.orderedStream().toList());
        var observer = observers.getIfUnique();
        var observed = observer == null ? leased : leased.observedBy(observer);
        var upcasts = upcasting.getIfUnique();
        var telling = upcasts == null ? observed : observed.upcastBy(upcasts);
        var name = settings.memberName();
        return name == null ? telling : telling.as(name);
    }

    @Bean
    @ConditionalOnMissingBean
    SchemaCatalogue schemaCatalogue(R2dbcEventStore store) {
        return store.schemas();
    }

    @Bean
    @ConditionalOnMissingBean
    SnapshotStore snapshotStore(R2dbcEventStore store) {
        return store.snapshots();
    }

    @Bean
    @ConditionalOnMissingBean
    DeadlineStore deadlineStore(R2dbcEventStore store) {
        return store.deadlines();
    }

    @Bean
    @ConditionalOnMissingBean
    EventImport eventImport(R2dbcEventStore store) {
        return store.imports();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("eventstore.erasure.current")
    MasterKeys masterKeys(EventStoreProperties properties) {
        var erasure = properties.erasure();
        return MasterKeys.of(requireNonNull(erasure.current(), "current"), erasure.masterKeys());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(MasterKeys.class)
    KeyRing keyRing(R2dbcEventStore store, MasterKeys masterKeys) {
        return KeyRing.of(store.subjectKeys(masterKeys));
    }

    @Bean
    @ConditionalOnMissingBean
    HeadWatch headWatch(R2dbcEventStore store) {
        return store.headWatch();
    }
}
