package com.tomriddelsdell.portfolio.platform.http;

import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Whether who asks would rather have a page, or data. */
final class Preference {

    private Preference() {}

    /** A page for those who name HTML, and do not like JSON better; whatever is below {@code /api/} has no pages. */
    static boolean isPage(ServerRequest request) {
        return !request.path().startsWith("/api/") && isPage(accepted(request));
    }

    private static boolean isPage(List<MediaType> accepted) {
        for (var type : accepted) {
            if (type.isWildcardType() || isJson(type)) {
                return false;
            }
            if (MediaType.TEXT_HTML.equalsTypeAndSubtype(type)
                    || MediaType.APPLICATION_XHTML_XML.equalsTypeAndSubtype(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJson(MediaType type) {
        return type.includes(MediaType.APPLICATION_JSON) || type.includes(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /** Best first. What cannot be read is as good as nothing. */
    private static List<MediaType> accepted(ServerRequest request) {
        try {
            var accepted = request.headers().accept();
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted.stream()
                    .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException | InvalidMimeTypeException malformed) {
            return List.of();
        }
    }
}
