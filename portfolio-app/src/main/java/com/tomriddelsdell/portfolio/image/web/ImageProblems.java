package com.tomriddelsdell.portfolio.image.web;

import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.ImageStoreUnavailableException;
import com.tomriddelsdell.portfolio.image.ImagesBusyException;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import com.tomriddelsdell.portfolio.platform.http.Problem.FieldError;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What can be wrong with an upload. */
final class ImageProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ImageProblems.class);

    private static final Problem REFUSED = Problem.of(
            HttpStatus.BAD_REQUEST, "image-refused", "Image refused", "The file is not accepted; see errors.");

    private static final Problem BUSY = Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "images-busy",
            "Other images first",
            "Too many images are being taken in just now. Please send this one again in a moment.");

    private static final Problem UNAVAILABLE = Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "image-store-unavailable",
            "Images cannot be reached",
            "Where images are kept does not answer. Nothing was changed; please try again in a moment.");

    private ImageProblems() {}

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case ImageRefusedException refused ->
                new ProblemException(refused(Objects.requireNonNullElse(refused.getMessage(), ""))
                        .with("reason", refused.reason().written()));
            case ImagesBusyException busy -> new ProblemException(BUSY);
            case ImageStoreUnavailableException unavailable -> {
                LOG.warn("Images cannot be reached", unavailable);
                yield new ProblemException(UNAVAILABLE);
            }
            default -> failure;
        };
    }

    static ProblemException noFile() {
        return new ProblemException(refused("The form has no file."));
    }

    private static Problem refused(String message) {
        return REFUSED.withErrors(List.of(new FieldError(UploadHandler.FIELD, message)));
    }
}
