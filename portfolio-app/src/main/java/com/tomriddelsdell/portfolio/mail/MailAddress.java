package com.tomriddelsdell.portfolio.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where mail goes to or comes from. Messages of errors do not repeat an address: it is somebody's.
 *
 * @param address of one mailbox, {@code name@example.com}
 * @param name what its owner is called; empty when that is not known. Whatever could break a header is taken out of it
 */
public record MailAddress(String address, String name) {

    private static final Pattern FORM = Pattern.compile(
            "[\\p{ASCII}&&[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final int MAX_NAME = 100;

    /** @throws IllegalArgumentException if {@code address} is not the address of one mailbox */
    public MailAddress {
        if (!isAddress(requireNonNull(address, "address"))) {
            throw new IllegalArgumentException("address must look like name@example.com");
        }
        name = HeaderText.of(requireNonNull(name, "name"), MAX_NAME);
    }

    /** Whether mail can be sent to {@code text}. */
    public static boolean isAddress(String text) {
        return FORM.matcher(requireNonNull(text, "text")).matches();
    }

    /**
     * Reads {@code name@example.com} or {@code Name <name@example.com>}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static MailAddress parse(String written) {
        requireNonNull(written, "written");
        try {
            var parsed = InternetAddress.parse(written, true);
            if (parsed.length == 1 && isAddress(parsed[0].getAddress())) {
                return new MailAddress(parsed[0].getAddress(), Objects.requireNonNullElse(parsed[0].getPersonal(), ""));
            }
        } catch (AddressException malformed) {
            // Told like several addresses.
        }
        throw new IllegalArgumentException("this must be one address, name@example.com or Name <name@example.com>");
    }

    /** What follows the {@code @}. */
    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
