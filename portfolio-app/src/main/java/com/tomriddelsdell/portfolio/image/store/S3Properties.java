package com.tomriddelsdell.portfolio.image.store;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where images are kept, if in an object storage that speaks S3.
 *
 * @param bucket its bucket, which must be there
 * @param endpoint its address, such as {@code https://storage.example.com}; that of the region at AWS unless given
 * @param region the region that requests are signed for
 * @param prefix what all keys begin with: nothing, or something that ends in a slash
 * @param pathStyle whether the bucket is named in the path of addresses, not in their host
 * @param attemptTimeout how long one request may take
 * @param timeout how long a request may take with all that repeat it
 */
@Validated
@ConditionalOnProperty("portfolio.image.s3.bucket")
@ConfigurationProperties("portfolio.image.s3")
public record S3Properties(
        @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                message = "must be the name of a bucket: 3 to 63 letters a to z, digits, '.' and '-'")
        String bucket,

        Optional<URI> endpoint,
        @DefaultValue("us-east-1") String region,

        @DefaultValue("images/") @Pattern(regexp = "|([A-Za-z0-9._-]+/)+", message = "must be empty or end in a slash")
        String prefix,

        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("5s") Duration attemptTimeout,
        @DefaultValue("15s") Duration timeout) {}
