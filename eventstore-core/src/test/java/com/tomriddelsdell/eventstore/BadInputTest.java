package com.tomriddelsdell.eventstore;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What is refused at the call, and that the refusal says which argument it was, what it was and what it may be. */
class BadInputTest {

    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final String LONG = "x".repeat(201);
    private static final String LONE_SURROGATE = "\uD800";

    static final List<Arguments> CALLS = List.of(
            refused(() -> StreamId.of("", "1"), "category must not be blank, but was empty"),
            refused(() -> StreamId.of("order", " \u2003"), "key must not be blank, but was only blanks"),
            refused(() -> StreamId.of("a-b", "1"), "category must not contain '-', but was: a-b"),
            refused(
                    () -> StreamId.of("order", "1\n"),
                    "key must not contain control characters, but has U+000A at index 1"),
            refused(() -> StreamId.of("order", LONE_SURROGATE), "key must be valid Unicode, but has a lone surrogate"),
            refused(() -> StreamId.of("order", LONG), "stream id must have at most 200 characters, but had 207"),
            refused(() -> StreamId.parse("order"), "stream id must be written as category-key, but was: order"),
            refused(() -> Tag.of(" ", "1"), "tag name must not be blank, but was only blanks"),
            refused(() -> Tag.of("course", ""), "tag value must not be blank, but was empty"),
            refused(() -> Tag.of("a:b", "1"), "tag name must not contain ':', but was: a:b"),
            refused(() -> Tag.of("course", LONG), "tag must have at most 200 characters, but had 208"),
            refused(() -> Tag.parse("course"), "tag must be written as name:value, but was: course"),
            refused(() -> Position.of(-1), "position must not be negative, but was -1"),
            refused(() -> StreamVersion.of(-2), "version must not be negative, but was -2"),
            refused(() -> ExpectedVersion.exactly(-1), "version must be that of an event; use noStream() for none"),
            refused(() -> StreamRead.of(STREAM).limit(0), "limit must be at least 1, but was 0"),
            refused(
                    () -> StreamRead.of(STREAM).from(StreamVersion.NONE),
                    "from must be the version of an event, but was NONE"),
            refused(
                    () -> StreamRead.of(STREAM).to(StreamVersion.NONE),
                    "to must be the version of an event, but was NONE"),
            refused(() -> LogRead.all().limit(-1), "limit must be at least 1, but was -1"),
            refused(() -> event(""), "event type must not be blank, but was empty"),
            refused(() -> event("a\tb"), "event type must not contain control characters, but has U+0009 at index 1"),
            refused(() -> event(LONG), "event type must have at most 200 characters, but had 201"),
            refused(() -> event("A").withTags(tags(21)), "an event has at most 20 tags, but had 21"),
            refused(() -> withHeaders(headers(51, 1)), "an event has at most 50 headers, but had 51"),
            refused(
                    () -> withHeaders(headers(50, 400)),
                    "an event has at most 16384 characters of headers, but had 20090"),
            refused(() -> withHeaders(Map.of("", "x")), "header name must not be blank, but was empty"),
            refused(
                    () -> withHeaders(Map.of("note", "a\0")),
                    "header note must not contain the character U+0000, but has it at index 1"),
            refused(() -> append(List.of()), "an append to order-1 needs at least one event, but had none"),
            refused(() -> new AppendRequest(List.of(), null), "an append needs at least one stream, but had none"),
            refused(
                    () -> append(List.of(event("A"))).and(STREAM, ExpectedVersion.any(), List.of(event("A"))),
                    "an append names each stream once, but had order-1 twice"),
            refused(() -> new AppendLimits(1, 0, 1), "maxPayloadBytes must be at least 1, but was 0"),
            refused(
                    () -> AppendLimits.DEFAULT.check(append(Collections.nCopies(1_001, event("A")))),
                    "an append holds at most 1000 events, but had 1001"),
            refused(() -> new EventQuery(List.of()), "a query has 1 to 50 items, but had 0"),
            refused(
                    () -> new EventQuery.Item(Set.of(), Set.of()),
                    "an item of a query names at least one type or tag, but named none"),
            refused(() -> EventQuery.typed(types(21)), "an item of a query has at most 20 types, but had 21"),
            refused(() -> EventQuery.tagged(tags(21)), "an item of a query has at most 20 tags, but had 21"),
            refused(
                    () -> EventQuery.typed("A\nB"),
                    "event type must not contain control characters, but has U+000A at index 1"));

    @ParameterizedTest
    @FieldSource("CALLS")
    void it_is_refused_with(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return argumentSet(message, call, message);
    }

    private static EventData event(String type) {
        return EventData.of(type, Payload.utf8(""));
    }

    private static EventData withHeaders(Map<String, String> headers) {
        return event("A").withMetadata(Metadata.NONE.withHeaders(headers));
    }

    private static AppendRequest append(List<EventData> events) {
        return AppendRequest.to(STREAM, ExpectedVersion.any(), events);
    }

    private static Tag[] tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Tag.of("tag", "" + number))
                .toArray(Tag[]::new);
    }

    private static String[] types(int count) {
        return IntStream.range(0, count).mapToObj(number -> "Type" + number).toArray(String[]::new);
    }

    /** Headers with names of one or two characters. */
    private static Map<String, String> headers(int count, int length) {
        return IntStream.range(0, count).boxed().collect(toMap(String::valueOf, number -> "x".repeat(length)));
    }
}
