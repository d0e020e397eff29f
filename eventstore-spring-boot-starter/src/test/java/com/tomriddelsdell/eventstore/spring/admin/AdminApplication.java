package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** An application with engineers, a visitor, two codecs, a projection that refuses some events, and a handler of mail. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AdminApplication {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether the projection refuses {@link Order.Refused}. */
    static final AtomicBoolean REFUSING = new AtomicBoolean(true);

    /** The log whose read model is replayed. */
    static final InMemoryEventStore MEMORY = InMemoryEventStore.create();

    private static final ReactiveWebServerApplicationContext CONTEXT = start();

    static WebTestClient as(String user) {
        return anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, "secret"))
                .build();
    }

    static WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:%d/api/admin/eventstore"
                        .formatted(
                                Objects.requireNonNull(CONTEXT.getWebServer()).getPort()))
                .responseTimeout(PATIENCE)
                .build();
    }

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** Appends events to a stream, and waits until the projection has passed them. */
    static long append(String stream, EventData... events) {
        var appended = Objects.requireNonNull(bean(EventStore.class)
                .append(StreamId.parse(stream), ExpectedVersion.any(), List.of(events))
                .block(PATIENCE));
        var subscriptions = (Subscriptions<?>) CONTEXT.getBean(Subscriptions.class);
        subscriptions.await("orders", appended.position(), PATIENCE).block(PATIENCE);
        return appended.position().value();
    }

    static EventData encoded(Order event) {
        return orderEvents().encode(event);
    }

    @SuppressWarnings("unchecked")
    private static EventCodec<Order> orderEvents() {
        return (EventCodec<Order>) CONTEXT.getBean("orderCodec");
    }

    private static ReactiveWebServerApplicationContext start() {
        var application = new SpringApplication(AdminApplication.class);
        application.setRegisterShutdownHook(false);
        var arguments = Stream.concat(
                        Arrays.stream(Server.properties()),
                        Stream.of(
                                "server.port=0",
                                "server.address=localhost",
                                "spring.main.banner-mode=off",
                                "eventstore.admin.enabled=true",
                                "eventstore.admin.max-live-streams=2"))
                .map("--"::concat)
                .toArray(String[]::new);
        return (ReactiveWebServerApplicationContext) application.run(arguments);
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
        return http.authorizeExchange(access -> access.anyExchange().permitAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(CsrfSpec::disable)
                .build();
    }

    @Bean
    MapReactiveUserDetailsService users() {
        return new MapReactiveUserDetailsService(
                User.withUsername("ada")
                        .password("{noop}secret")
                        .roles("ENGINEER")
                        .build(),
                User.withUsername("root")
                        .password("{noop}secret")
                        .roles("ADMIN")
                        .build(),
                User.withUsername("visitor")
                        .password("{noop}secret")
                        .roles("USER")
                        .build());
    }

    @Bean
    EventCodec<Order> orderCodec(SchemaCatalogue schemas) {
        return Objects.requireNonNull(
                AvroEventCodec.of(Order.class).open(schemas).block(PATIENCE));
    }

    @Bean
    EventCodec<Note> noteCodec() {
        return JsonEventCodec.of(Note.class);
    }

    @Bean
    Subscription<Connection> orders() {
        return Subscription.projecting("orders", this::apply)
                .only(EventFilter.everything().inCategories("order"))
                .retrying(RetryPolicy.DEFAULT.attempts(1));
    }

    @Bean
    Subscription<Connection> mail() {
        return Subscription.handling("mail", event -> Mono.empty());
    }

    @Bean
    Replays<InMemoryTransaction> replays() {
        return Replays.of(MEMORY, MEMORY.subscriptions(), MEMORY.replays(), List.of(new ItemCounts()));
    }

    private Mono<Void> apply(Connection transaction, RecordedEvent event) {
        return event.type().equals("Refused") && REFUSING.get()
                ? Mono.error(new IllegalStateException("refused"))
                : Mono.empty();
    }

    /** Kept in Avro. */
    sealed interface Order {
        record Placed(String item, int amount) implements Order {}

        record Refused(String why) implements Order {}
    }

    /** Kept in JSON. */
    sealed interface Note {
        record Noted(String text) implements Note {}
    }
}
