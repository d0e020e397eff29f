package com.tomriddelsdell.portfolio.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.database.DatabaseOptions;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PostgresPropertiesTest {

    @Test
    void a_pooler_is_not_expected_unless_it_is_said() {
        assertThat(opened(Map.of()).behindTransactionPooler()).isFalse();
        assertThat(opened(Map.of()).maxConnections()).isEqualTo(10);
    }

    @Test
    void the_database_is_used_as_a_pooler_in_front_of_it_needs() {
        assertThat(opened(Map.of("portfolio.postgres.behind-transaction-pooler", "true"))
                        .behindTransactionPooler())
                .isTrue();
    }

    private static DatabaseOptions opened(Map<String, String> properties) {
        var bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("portfolio.postgres", PostgresProperties.class);
        try (var open = OpenDatabase.at(ConnectionFactoryOptions.parse("r2dbc:postgresql://a@localhost/a"), bound)) {
            return open.database().options();
        }
    }
}
