package com.tomriddelsdell.portfolio.platform.http;

import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A form with a file, read as it arrives: at no time is more of the file in memory than a piece. The fields that are to be
 * known while the file arrives, or if it is refused, must stand before it. One for each request.
 */
public final class StreamedForm {

    private static final int MAX_PARTS = 10;
    private static final int MAX_FIELD = 16 * 1024;
    private static final int MAX_HEADERS = 8 * 1024;

    private final ServerRequest request;
    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    public StreamedForm(ServerRequest request) {
        this.request = request;
    }

    /** The texts that have arrived so far. */
    public MultiValueMap<String, String> fields() {
        return fields;
    }

    /**
     * Reads the form to its end. Completes empty when it has no file in {@code field}.
     *
     * @param field in which the file is
     * @param take what is done with the file, given the media type that it is said to have, empty if none is said, and what
     *     is in it
     */
    public <T> Mono<T> read(String field, BiFunction<String, Flux<DataBuffer>, Mono<T>> take) {
        return reader().read(
                        ResolvableType.forClass(PartEvent.class),
                        request.exchange().getRequest(),
                        Map.of())
                .onErrorMap(DecodingException.class, StreamedForm::malformed)
                .windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, events) -> {
                    var event = first.get();
                    return event == null ? events.thenMany(Flux.<T>empty()) : part(event, events, field, take);
                }))
                .reduce((file, another) -> file);
    }

    private <T> Flux<T> part(
            PartEvent first, Flux<PartEvent> events, String field, BiFunction<String, Flux<DataBuffer>, Mono<T>> take) {
        if (first instanceof FormPartEvent text) {
            fields.add(text.name(), text.value());
            return events.thenMany(Flux.empty());
        }
        return first instanceof FilePartEvent && first.name().equals(field)
                ? take.apply(declared(first.headers().getContentType()), events.map(PartEvent::content))
                        .flux()
                : events.doOnNext(event -> DataBufferUtils.release(event.content()))
                        .thenMany(Flux.empty());
    }

    /** {@code type} as it is written, without parameters; empty if it says nothing about what it is the type of. */
    public static String declared(@Nullable MediaType type) {
        return type == null || type.equalsTypeAndSubtype(MediaType.APPLICATION_OCTET_STREAM)
                ? ""
                : type.getType() + '/' + type.getSubtype();
    }

    private static PartEventHttpMessageReader reader() {
        var reader = new PartEventHttpMessageReader();
        reader.setMaxParts(MAX_PARTS);
        reader.setMaxInMemorySize(MAX_FIELD);
        reader.setMaxHeadersSize(MAX_HEADERS);
        return reader;
    }

    private static ServerWebInputException malformed(DecodingException failure) {
        return new ServerWebInputException("The form cannot be read", null, failure);
    }
}
