package com.tomriddelsdell.eventstore.spring.admin.http;

import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.replay.GenerationBehindException;
import com.tomriddelsdell.eventstore.replay.ReplayException;
import com.tomriddelsdell.eventstore.replay.ReplayNotFoundException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayStateException;
import com.tomriddelsdell.eventstore.replay.ReplayUnderWayException;
import com.tomriddelsdell.eventstore.replay.UnknownProjectionException;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** Which refusal each failure is. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static Refusal of(Throwable failure) {
        return switch (failure) {
            case Refusal known -> known;
            case SubscriptionNotFoundException unknown -> Refusal.unknown("projection", message(unknown));
            case NotParkedException gone -> Refusal.of(HttpStatus.NOT_FOUND, "not-parked", "Not parked", message(gone));
            case ReplayException replay -> replay(replay);
            case StoreUnavailableException unavailable ->
                Refusal.of(
                        SERVICE_UNAVAILABLE,
                        "store-unavailable",
                        "Temporarily unavailable",
                        "The database cannot be reached: nothing was changed. Try again in a moment.");
            case TimeoutException late ->
                Refusal.of(
                        GATEWAY_TIMEOUT,
                        "took-too-long",
                        "Took too long",
                        "This took longer than eventstore.admin.time-limit: ask for a smaller range.");
            case DataBufferLimitException large ->
                Refusal.of(CONTENT_TOO_LARGE, "content-too-large", "Content too large", message(large));
            case ErrorResponse response -> response(response);
            default -> unexpected(failure);
        };
    }

    private static Refusal replay(ReplayException failure) {
        var detail = message(failure);
        return switch (failure) {
            case UnknownProjectionException unknown -> Refusal.unknown("projection", detail);
            case ReplayNotFoundException unknown -> Refusal.unknown("replay", detail);
            case ReplayUnderWayException busy ->
                conflict("replay-under-way", "Replay under way", detail)
                        .with("replay", busy.running().id());
            case ReplayStateException state ->
                conflict("wrong-replay-state", "Wrong state of the replay", detail)
                        .with("state", state.replay().state())
                        .with("allowed", state.allowed());
            case GenerationBehindException behind -> conflict("generation-behind", "Generation behind", detail);
            case ReplayRefusedException refused ->
                Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "replay-refused", "Replay refused", detail)
                        .with("reason", refused.reason());
        };
    }

    private static Refusal conflict(String type, String title, String detail) {
        return Refusal.of(HttpStatus.CONFLICT, type, title, detail);
    }

    private static Refusal response(ErrorResponse response) {
        if (response instanceof Exception nested && nested.getCause() instanceof DataBufferLimitException large) {
            return of(large);
        }
        var status = HttpStatus.valueOf(response.getStatusCode().value());
        var detail = response.getBody().getDetail();
        return Refusal.of(
                status,
                status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                status.getReasonPhrase(),
                detail == null ? "The request was rejected." : detail);
    }

    private static Refusal unexpected(Throwable failure) {
        LOG.error("A request to the admin API failed", failure);
        return Refusal.of(
                INTERNAL_SERVER_ERROR,
                "internal-error",
                "Internal error",
                "Something went wrong here: %s. The log of this process tells more."
                        .formatted(failure.getClass().getSimpleName()));
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
