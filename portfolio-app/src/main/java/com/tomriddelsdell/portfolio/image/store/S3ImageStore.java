package com.tomriddelsdell.portfolio.image.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageStoreUnavailableException;
import com.tomriddelsdell.portfolio.image.StoredImage;
import com.tomriddelsdell.portfolio.image.store.Bucket.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps images in a bucket of an object storage that speaks S3, which must show what was written to every later read.
 *
 * <pre>
 * 0123…cdef/used                    written anew whenever the image is used
 * 0123…cdef/&lt;upload&gt;/320.webp       the files, below the id of whoever uploaded them
 * 0123…cdef/&lt;upload&gt;/image.json     written last: an upload that has none is not there
 * </pre>
 *
 * <p>No object is ever replaced but {@code used}, so that uploads of one image at the same time are in nobody's way, and
 * whoever deletes takes away only what was there before they looked for uses.
 *
 * <p><strong>Errors:</strong> {@link ImageStoreUnavailableException} when the storage does not answer, or refuses.
 * <strong>Cancellation</strong> gives up the request that is under way; an upload then is not there, and what is left of it goes
 * when the image is deleted.
 */
public final class S3ImageStore implements ImageStore, AutoCloseable {

    private static final String USED = "used";
    private static final int CALLS_AT_A_TIME = 16;
    private static final int CALLS_WAITING = 1_000;
    private static final int REMEMBERED = 10_000;

    private final Bucket bucket;
    private final Scheduler calls = Schedulers.newBoundedElastic(CALLS_AT_A_TIME, CALLS_WAITING, "image-s3");

    /** Where the files of images are. */
    private final Cache<ImageId, String> places =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    S3ImageStore(Bucket bucket) {
        this.bucket = bucket;
    }

    /** One that asks {@code properties} where the bucket is. Nothing is asked of the storage yet. */
    public static S3ImageStore of(S3Properties properties) {
        return new S3ImageStore(Bucket.of(properties));
    }

    /** A use is noted before the image is read, so that whoever deletes it meanwhile sees the use, or this sees no image. */
    @Override
    public Mono<StoredImage> use(ImageId id) {
        return call(() -> {
                    if (described(id).isEmpty()) {
                        return Optional.<StoredImage>empty();
                    }
                    noteUse(id);
                    return described(id).stream()
                            .flatMap(key -> bucket.get(key).stream())
                            .map(Description::of)
                            .findFirst();
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Void> save(StoredImage image, Path files) {
        var id = new ImageId(image.id());
        return call(() -> {
                    noteUse(id);
                    if (described(id).isEmpty()) {
                        upload(image, files, folder(id) + UUID.randomUUID() + "/");
                    }
                    return id;
                })
                .then();
    }

    private void upload(StoredImage image, Path files, String place) throws IOException {
        try (var all = Files.list(files)) {
            for (var file : all.toList()) {
                bucket.put(place + file.getFileName(), Files.readAllBytes(file));
            }
        }
        bucket.put(place + Description.NAME, Description.bytes(image));
    }

    @Override
    public Mono<Resource> open(ImageFile file) {
        return call(() -> content(file)).flatMap(Mono::justOrEmpty);
    }

    /** What was remembered may be gone, and another upload there instead. */
    private Optional<Resource> content(ImageFile file) {
        var remembered = places.getIfPresent(file.image());
        return Optional.ofNullable(remembered)
                .flatMap(place -> bucket.get(place + file.name()))
                .or(() -> described(file.image()).stream()
                        .map(key -> key.substring(0, key.length() - Description.NAME.length()))
                        .peek(place -> places.put(file.image(), place))
                        .findFirst()
                        .flatMap(place -> bucket.get(place + file.name())))
                .map(ByteArrayResource::new);
    }

    @Override
    public Flux<Kept> list() {
        return call(this::kept)
                .flatMapIterable(all -> all.entrySet())
                .map(each -> new Kept(each.getKey(), each.getValue()));
    }

    private Map<ImageId, Instant> kept() {
        var all = new TreeMap<ImageId, Instant>(Comparator.comparing(ImageId::value));
        bucket.list("")
                .forEach(found -> ImageId.parse(
                                found.key().substring(0, Math.max(0, found.key().indexOf('/'))))
                        .ifPresent(id -> all.merge(id, found.modifiedAt(), S3ImageStore::later)));
        return all;
    }

    /**
     * Takes the descriptions away first. If a use was noted before they were gone, they come back: whoever noted it may have
     * read them. What was written meanwhile is another upload, and stays.
     */
    @Override
    public Mono<Boolean> delete(ImageId id, Instant unusedSince) {
        return call(() -> {
            var before = bucket.list(folder(id)).toList();
            if (isUsedAfter(unusedSince, before)) {
                return false;
            }
            var descriptions = taken(before.stream()
                    .map(Entry::key)
                    .filter(S3ImageStore::isDescription)
                    .toList());
            if (isUsedAfter(unusedSince, bucket.list(folder(id)).toList())) {
                descriptions.forEach(bucket::put);
                return false;
            }
            before.forEach(found -> bucket.delete(found.key()));
            places.invalidate(id);
            return !descriptions.isEmpty();
        });
    }

    private Map<String, byte[]> taken(List<String> keys) {
        var contents = new HashMap<String, byte[]>();
        keys.forEach(key -> bucket.get(key).ifPresent(content -> contents.put(key, content)));
        keys.forEach(bucket::delete);
        return contents;
    }

    private static boolean isUsedAfter(Instant time, List<Entry> found) {
        return found.stream().anyMatch(each -> each.modifiedAt().isAfter(time));
    }

    private void noteUse(ImageId id) {
        bucket.put(folder(id) + USED, new byte[0]);
    }

    /** The keys of the descriptions of an image: one, unless it was uploaded more than once at the same time. */
    private List<String> described(ImageId id) {
        return bucket.list(folder(id))
                .map(Entry::key)
                .filter(S3ImageStore::isDescription)
                .toList();
    }

    private static boolean isDescription(String key) {
        return key.endsWith("/" + Description.NAME);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String folder(ImageId id) {
        return id + "/";
    }

    private <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(calls).onErrorMap(SdkException.class, bucket::unavailable);
    }

    /** Ends the calls that are under way. */
    @Override
    public void close() {
        calls.dispose();
        bucket.close();
    }
}
