package com.tomriddelsdell.portfolio.image.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.image.ImageStoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/** Images in a bucket of a server that speaks S3, over HTTP. */
class S3ImageStoreTest extends ImageStoreContract {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("an-id", "a-secret"));
    private static final Duration TICK_OF_THE_SERVER = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalS3 SERVER =
            LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();

    private static final ImageFile FILE = new ImageFile(ID, 320, ImageFormat.WEBP);

    private static int buckets;

    private S3Properties bucket = bucket("unused");
    private S3ImageStore store = store(bucket);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.shutdown();
    }

    @BeforeEach
    void open() {
        bucket = bucket("images-" + ++buckets);
        try (var client = client(bucket)) {
            client.createBucket(request -> request.bucket(bucket.bucket()));
        }
        store = store(bucket);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    ImageStore store() {
        return store;
    }

    @Override
    long left() {
        try (var objects = new Bucket(client(bucket), bucket)) {
            return objects.list("").count();
        }
    }

    @Test
    void an_upload_that_was_broken_off_is_not_there_and_goes_when_it_is_old() {
        try (var objects = new Bucket(client(bucket), bucket)) {
            objects.put(ID + "/used", new byte[0]);
            objects.put(ID + "/broken-off/320.webp", new byte[] {1});
        }

        assertThat(waitFor(store.use(ID).hasElement())).isFalse();
        assertThat(waitFor(store.open(FILE).hasElement())).isFalse();
        assertThat(waitFor(store.list().count())).isOne();
        assertThat(waitFor(store.delete(ID, Instant.now().plusSeconds(1)))).isFalse();
        assertThat(left()).isZero();
    }

    @Test
    void a_file_is_found_though_another_process_deleted_it_and_uploaded_it_anew() throws IOException {
        save(ID, "first");
        assertThat(content(FILE)).isEqualTo("first");
        try (var other = store(bucket)) {
            waitFor(other.delete(ID, Instant.now().plusSeconds(1)));
            waitFor(other.save(image(ID), files("again")).thenReturn(true));
        }

        assertThat(content(FILE)).isEqualTo("again");
    }

    @Test
    void an_image_that_is_used_while_it_is_being_deleted_stays() throws IOException {
        save(ID, "x");
        var saved = waitFor(store.list().single()).usedAt();
        var later = Mono.delay(TICK_OF_THE_SERVER).then(Mono.defer(() -> store.use(ID)));
        var client = new MeddlingClient(client(bucket), () -> waitFor(later));

        try (var deleting = new S3ImageStore(new Bucket(client, bucket))) {
            assertThat(waitFor(deleting.delete(ID, saved))).isFalse();
        }

        assertThat(client.hasMeddled).isTrue();
        assertThat(waitFor(store.use(ID))).isEqualTo(image(ID));
        assertThat(content(FILE)).isEqualTo("x");
    }

    @Test
    void a_bucket_that_is_not_there_is_named() {
        try (var nowhere = store(bucket("nowhere"))) {
            assertThatThrownBy(() -> waitFor(nowhere.save(image(ID), files("x")).thenReturn(true)))
                    .isInstanceOf(ImageStoreUnavailableException.class)
                    .hasMessageContaining("nowhere")
                    .hasMessageContaining("localhost");
        }
    }

    private static S3ImageStore store(S3Properties bucket) {
        return new S3ImageStore(new Bucket(client(bucket), bucket));
    }

    private static S3Client client(S3Properties bucket) {
        return Bucket.client(bucket, CREDENTIALS);
    }

    private static S3Properties bucket(String name) {
        var endpoint = Optional.of(URI.create("http://localhost:" + SERVER.getPort()));
        return new S3Properties(name, endpoint, "us-east-1", "images/", true, PATIENCE, PATIENCE);
    }

    /** Lets somebody else act just before the first object is deleted. */
    private static final class MeddlingClient extends DelegatingS3Client {

        private final Callable<?> meddling;
        private boolean hasMeddled;

        private MeddlingClient(S3Client client, Callable<?> meddling) {
            super(client);
            this.meddling = meddling;
        }

        @Override
        public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
            if (!hasMeddled) {
                hasMeddled = true;
                assertThatCode(meddling::call).doesNotThrowAnyException();
            }
            return super.deleteObject(request);
        }
    }
}
