package com.tomriddelsdell.portfolio.project;

import java.util.regex.Pattern;

/**
 * Where a project stands among the others: keys ascend as texts do, character by character. Between two different keys
 * there is always another one, so a project is moved without touching any other.
 */
public record OrderKey(String value) implements Comparable<OrderKey> {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int MAX_LENGTH = 1_000;

    /** One that ended in 0 would have nothing between itself and the same without the 0. */
    private static final Pattern FORM = Pattern.compile("[0-9a-z]*[1-9a-z]");

    /** The key of a project that has no neighbours. */
    public static final OrderKey MIDDLE = new OrderKey("i");

    public OrderKey {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an order key: " + value);
        }
    }

    /** A key before {@code next}. */
    public static OrderKey before(OrderKey next) {
        return new OrderKey(between("", next.value));
    }

    /** A key after {@code previous}. */
    public static OrderKey after(OrderKey previous) {
        return new OrderKey(between(previous.value, ""));
    }

    /** A key between two others, of which the first must be the smaller one. */
    public static OrderKey between(OrderKey previous, OrderKey next) {
        if (previous.compareTo(next) >= 0) {
            throw new IllegalArgumentException("there is nothing between %s and %s".formatted(previous, next));
        }
        return new OrderKey(between(previous.value, next.value));
    }

    /** As fractions after the point: an empty {@code low} is 0, an empty {@code high} is 1. */
    private static String between(String low, String high) {
        var common = commonDigits(low, high);
        if (common > 0) {
            return high.substring(0, common)
                    + between(low.substring(Math.min(common, low.length())), high.substring(common));
        }
        var lowDigit = low.isEmpty() ? 0 : DIGITS.indexOf(low.charAt(0));
        var highDigit = high.isEmpty() ? DIGITS.length() : DIGITS.indexOf(high.charAt(0));
        if (highDigit - lowDigit > 1) {
            return digit((lowDigit + highDigit) / 2);
        }
        return high.length() > 1
                ? high.substring(0, 1)
                : digit(lowDigit) + between(low.isEmpty() ? "" : low.substring(1), "");
    }

    /** With how many digits both begin, {@code low} being followed by as many zeros as it takes. */
    private static int commonDigits(String low, String high) {
        var count = 0;
        while (count < high.length() && high.charAt(count) == (count < low.length() ? low.charAt(count) : '0')) {
            count++;
        }
        return count;
    }

    private static String digit(int value) {
        return DIGITS.substring(value, value + 1);
    }

    @Override
    public int compareTo(OrderKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
