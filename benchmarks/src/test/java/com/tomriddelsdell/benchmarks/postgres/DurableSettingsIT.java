package com.tomriddelsdell.benchmarks.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DurableSettingsIT {

    @Test
    void a_server_that_forgets_is_not_measured() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder().start();
                var connection = server.getPostgresDatabase().getConnection()) {
            assertThatThrownBy(() -> DurableSettings.require(connection))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Refusing to measure: PostgreSQL runs with fsync=off, not on");
        }
    }
}
