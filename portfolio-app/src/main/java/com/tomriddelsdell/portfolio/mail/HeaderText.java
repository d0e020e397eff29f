package com.tomriddelsdell.portfolio.mail;

import java.util.regex.Pattern;

/**
 * Text from anywhere, made fit for a header: on one line, so that no header can be smuggled in behind it, without marks that
 * turn the direction of what follows, and without what looks encoded already and would be decoded to something else.
 */
final class HeaderText {

    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private HeaderText() {}

    /** At most {@code most} characters of {@code text}. */
    static String of(String text, int most) {
        var line = SPACES.matcher(UNFIT.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .replace("=?", "= ?")
                .strip();
        var length = line.codePointCount(0, line.length());
        return length <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
