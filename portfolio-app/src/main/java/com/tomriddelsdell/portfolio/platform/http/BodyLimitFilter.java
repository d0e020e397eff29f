package com.tomriddelsdell.portfolio.platform.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Refuses bodies over the limit: at once when their length is declared, else as soon as they exceed it. */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimitFilter implements WebFilter {

    private static final Pattern ADMIN = Pattern.compile("(?:/api)?/admin/");
    private static final Pattern UPLOAD = Pattern.compile("/api/admin/images|/admin/projects/[^/]+/images");

    private final BodyLimitProperties limits;

    BodyLimitFilter(BodyLimitProperties limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = limitFor(exchange.getRequest());
        return exchange.getRequest().getHeaders().getContentLength() > limit
                ? Mono.error(new ContentTooLargeException(null))
                : chain.filter(exchange.mutate()
                        .request(new LimitedRequest(exchange.getRequest(), limit))
                        .build());
    }

    /** What is the owner's to send has been refused to all others by now. */
    private long limitFor(ServerHttpRequest request) {
        var path = request.getPath().value();
        if (UPLOAD.matcher(path).matches()) {
            return limits.upload().toBytes();
        }
        if (ADMIN.matcher(path).lookingAt()) {
            return limits.admin().toBytes();
        }
        var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                ? limits.form().toBytes()
                : limits.api().toBytes();
    }

    private static final class LimitedRequest extends ServerHttpRequestDecorator {

        private final long limit;

        LimitedRequest(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var seen = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> pass(seen, buffer, sink));
            });
        }

        private void pass(AtomicLong seen, DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
            if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                DataBufferUtils.release(buffer);
                sink.error(new ContentTooLargeException(null));
            } else {
                sink.next(buffer);
            }
        }
    }
}
