package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import com.tomriddelsdell.eventstore.r2dbc.parameter.Lines;
import com.tomriddelsdell.eventstore.r2dbc.parameter.NamedValues;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events as the columns that the SQL functions take, one array each. */
final class EventColumns {

    private EventColumns() {}

    /** Binds the seven columns of {@code events} from parameter {@code first} on. */
    static Statement bind(Statement statement, int first, List<EventData> events) {
        return statement
                .bind(first, ArrayParameter.uuid(column(events, EventData::id)))
                .bind(first + 1, ArrayParameter.text(column(events, EventData::type)))
                .bind(
                        first + 2,
                        ArrayParameter.bytea(
                                column(events, event -> event.payload().buffer())))
                .bind(
                        first + 3,
                        ArrayParameter.uuid(
                                column(events, event -> event.metadata().correlationId())))
                .bind(
                        first + 4,
                        ArrayParameter.uuid(
                                column(events, event -> event.metadata().causationId())))
                .bind(
                        first + 5,
                        ArrayParameter.text(column(
                                events,
                                event -> NamedValues.write(event.metadata().headers()))))
                .bind(first + 6, ArrayParameter.text(column(events, EventColumns::tags)));
    }

    private static <T> List<@Nullable T> column(
            List<EventData> events, Function<EventData, ? extends @Nullable T> cell) {
        return events.stream().<@Nullable T>map(cell).toList();
    }

    private static @Nullable String tags(EventData event) {
        return event.tags().isEmpty()
                ? null
                : Lines.of(event.tags().stream().sorted().map(Tag::toString));
    }
}
