package com.tomriddelsdell.portfolio.account;

import com.tomriddelsdell.eventstore.StreamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the streams of accounts are named: {@code account-<digest of who vouches for whom>}. */
public final class AccountStreams {

    public static final String CATEGORY = "account";

    private static final int KEY_BYTES = 16;

    private AccountStreams() {}

    /** The key of the account of {@code subject} at {@code provider}; it does not tell either. */
    public static String key(String provider, String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((provider + '\n' + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public static StreamId of(String key) {
        return StreamId.of(CATEGORY, key);
    }
}
