package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.*;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

@SpringBootApplication
class WithSpring {

    public static void main(String[] arguments) {
        SpringApplication.run(WithSpring.class, arguments);
    }

    @Bean
    Subscription<Connection> printing() {
        return Subscription.handling("printing", event -> Mono.fromRunnable(() -> System.out.println(event.type())));
    }

    @Bean
    ApplicationRunner order(EventStore store) {
        var placed = EventData.of("OrderPlaced", Payload.utf8("{\"total\": 42}"));
        return start -> store.append(StreamId.of("order", "4711"), ExpectedVersion.any(), List.of(placed))
                .block();
    }
}
