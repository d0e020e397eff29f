package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.ImageId;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Knows which images something shows. To be implemented by whatever shows images. */
public interface ImageReferences {

    /**
     * Every image that is shown, or was until some time after {@code since}. Not to be told from something that follows
     * behind: an image that is missing here is deleted.
     */
    Mono<Set<ImageId>> since(Instant since);
}
