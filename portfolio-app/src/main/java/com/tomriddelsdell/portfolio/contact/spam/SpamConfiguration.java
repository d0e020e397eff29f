package com.tomriddelsdell.portfolio.contact.spam;

import com.github.benmanes.caffeine.cache.Ticker;
import com.tomriddelsdell.portfolio.platform.http.BlockLimit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SpamConfiguration {

    @Bean
    SpamGuard spamGuard(SpamProperties properties, MeterRegistry registry) {
        var recent = new RecentTexts(Ticker.systemTicker());
        return new SpamGuard(
                new FormTokens(FormKey.load(properties.key()), properties.oldest(), Clock.systemUTC()),
                properties.quickest(),
                new BlockLimit(properties.messages(), properties.period(), Ticker.systemTicker()),
                recent,
                new SpamRules(properties.threshold(), properties.quickest(), recent),
                new SpamMeters(registry));
    }
}
