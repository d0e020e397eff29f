package com.tomriddelsdell.portfolio.contact.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a page of the inbox begins. Its written form means nothing to anybody else and may change. */
public final class InboxCursor {

    /** Before the newest request. */
    public static final InboxCursor NEWEST = new InboxCursor(Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("p([1-9][0-9]{0,17})");

    private final long before;

    private InboxCursor(long before) {
        this.before = before;
    }

    static InboxCursor before(long position) {
        return new InboxCursor(position);
    }

    /**
     * Reads the form that {@link #written()} makes.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static InboxCursor parse(String written) {
        var decoded = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII);
        var form = FORM.matcher(decoded);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new InboxCursor(Long.parseLong(form.group(1)));
    }

    @JsonValue
    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("p" + before).getBytes(StandardCharsets.US_ASCII));
    }

    long position() {
        return before;
    }
}
