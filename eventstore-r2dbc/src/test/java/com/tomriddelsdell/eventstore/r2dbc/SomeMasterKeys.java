package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.erase.MasterKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Master keys to test with. */
final class SomeMasterKeys {

    private SomeMasterKeys() {}

    /** The key "1" alone. */
    static MasterKeys one() {
        return MasterKeys.of("1", Map.of("1", key(1)));
    }

    /** The key "2", and "1" for what it has wrapped. */
    static MasterKeys another() {
        return MasterKeys.of("2", Map.of("1", key(1), "2", key(2)));
    }

    static String key(int filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
