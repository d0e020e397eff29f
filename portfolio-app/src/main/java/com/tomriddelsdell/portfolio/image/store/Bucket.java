package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.ImageStoreUnavailableException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects below one prefix of a bucket. Every call blocks, for as long as the limits of {@link S3Properties} say. */
final class Bucket implements AutoCloseable {

    private final S3Client client;
    private final S3Properties properties;

    Bucket(S3Client client, S3Properties properties) {
        this.client = client;
        this.properties = properties;
    }

    /** With the credentials that the environment holds: variables, a profile, or the role of the machine. */
    static Bucket of(S3Properties properties) {
        return new Bucket(
                client(properties, DefaultCredentialsProvider.builder().build()), properties);
    }

    /** Checksums are left to storages that ask for them: not every one that speaks S3 knows those of the newest clients. */
    static S3Client client(S3Properties properties, AwsCredentialsProvider credentials) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials)
                .region(Region.of(properties.region()))
                .forcePathStyle(properties.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.timeout()));
        properties.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    void put(String key, byte[] content) {
        client.putObject(request -> request.bucket(properties.bucket()).key(path(key)), RequestBody.fromBytes(content));
    }

    /** Empty when there is no such object. */
    Optional<byte[]> get(String key) {
        try {
            return Optional.of(client.getObjectAsBytes(
                            request -> request.bucket(properties.bucket()).key(path(key)))
                    .asByteArray());
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    /** Does nothing when there is no such object. */
    void delete(String key) {
        client.deleteObject(request -> request.bucket(properties.bucket()).key(path(key)));
    }

    /** Every object whose key begins with {@code start}, in the order of the keys; read page by page, as far as it is asked for. */
    Stream<Entry> list(String start) {
        return client
                .listObjectsV2Paginator(
                        request -> request.bucket(properties.bucket()).prefix(path(start)))
                .contents()
                .stream()
                .map(found -> new Entry(found.key().substring(path("").length()), found.lastModified()));
    }

    ImageStoreUnavailableException unavailable(SdkException failure) {
        return new ImageStoreUnavailableException(
                "The bucket %s at %s did not do what was asked: %s"
                        .formatted(
                                properties.bucket(),
                                properties.endpoint().map(Object::toString).orElse(properties.region()),
                                failure.getMessage()),
                failure);
    }

    private String path(String key) {
        return properties.prefix() + key;
    }

    @Override
    public void close() {
        client.close();
    }

    /** An object. */
    record Entry(String key, Instant modifiedAt) {}
}
