package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import com.tomriddelsdell.portfolio.platform.http.EnumValue;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Which requests are wanted, as parameters say it: {@code ?status=new&category=job}. */
final class FilterParameters {

    private FilterParameters() {}

    static InboxFilter of(ServerRequest request) {
        return new InboxFilter(
                EnumValue.in(request, "status", Status.values()), EnumValue.in(request, "category", Category.values()));
    }

    /** The parameters that {@link #of} reads, each after an ampersand. */
    static String written(InboxFilter filter) {
        return written("status", filter.status()) + written("category", filter.category());
    }

    private static String written(String name, @Nullable Enum<?> value) {
        return value == null ? "" : "&%s=%s".formatted(name, EnumValue.written(value));
    }
}
