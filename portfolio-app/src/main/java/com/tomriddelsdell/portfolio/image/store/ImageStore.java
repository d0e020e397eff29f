package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.StoredImage;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.core.io.Resource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the files of images are kept: to be implemented for other places than a file system. An image is there as a whole
 * or not at all, also after a crash, and what is there never changes. Nothing blocks whoever subscribes.
 */
public interface ImageStore {

    /** An image that is about to be shown; it counts as used now. Empty when there is none of that id. */
    Mono<StoredImage> use(ImageId id);

    /**
     * Keeps an image. When this completes it is there even if the machine fails. One that is there already stays as it is.
     *
     * @param files a directory that holds exactly the files of {@code image}, which may be taken away from there
     */
    Mono<Void> save(StoredImage image, Path files);

    /** One file of an image; empty when there is none. */
    Mono<Resource> open(ImageFile file);

    /** Every image that is kept, in no particular order. */
    Flux<Kept> list();

    /** Deletes an image unless it was used after {@code unusedSince}, and tells whether there was one to delete. */
    Mono<Boolean> delete(ImageId id, Instant unusedSince);

    /**
     * An image that is kept.
     *
     * @param usedAt when it was saved or used last
     */
    record Kept(ImageId id, Instant usedAt) {}
}
