package com.tomriddelsdell.portfolio.image.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How images are taken in and kept. While one is decoded it takes about eight bytes of the heap for each of its pixels, so
 * {@code maxPixels} x {@code concurrency} x 8 bytes is what must be free for images.
 *
 * @param directory where images are kept; of several processes, all must see the same one
 * @param maxSize of an uploaded file
 * @param maxPixels width times height of an uploaded image
 * @param concurrency how many images are decoded at a time
 * @param queue how many further uploads are received or wait for their turn
 * @param receiveTimeout how long an upload may take to arrive
 * @param encodeTimeout how long an image may take to be decoded, scaled and encoded
 * @param grace how long an image stays that no project shows
 * @param collectEvery how often it is looked for such images
 */
@Validated
@ConfigurationProperties("portfolio.image")
public record ImageProperties(
        @DefaultValue("./data/images") Path directory,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("40000000") @Min(1) @Max(200_000_000) int maxPixels,
        @DefaultValue("1") @Min(1) int concurrency,
        @DefaultValue("8") @Min(0) int queue,
        @DefaultValue("60s") Duration receiveTimeout,
        @DefaultValue("30s") Duration encodeTimeout,
        @DefaultValue("7d") Duration grace,
        @DefaultValue("1h") Duration collectEvery) {}
