package com.tomriddelsdell.eventstore.r2dbc.erase;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.erase.WrappedKey;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of keys.
 *
 * @param wrapped null when the key was destroyed
 */
record KeyRow(UUID id, @Nullable WrappedKey wrapped) {

    static final String COLUMNS = "key_id, wrapped_key, master_key_id";

    static KeyRow read(Readable row) {
        var wrapped = row.get(1, byte[].class);
        return new KeyRow(
                Cell.of(row, 0, UUID.class),
                wrapped == null ? null : new WrappedKey(Cell.of(row, 2, String.class), Payload.wrap(wrapped)));
    }
}
