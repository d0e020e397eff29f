package com.tomriddelsdell.portfolio.platform.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL server that the application runs itself when {@code spring.r2dbc.url} names no other.
 *
 * @param directory where its data is kept
 */
@ConfigurationProperties("portfolio.embedded")
record EmbeddedProperties(@DefaultValue("./data/postgres") Path directory) {}
