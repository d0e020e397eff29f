package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which contact requests are wanted.
 *
 * @param status those of this one; null for all but spam
 * @param category those of this one; null for all
 */
public record InboxFilter(@Nullable Status status, @Nullable Category category) {

    public static final InboxFilter ALL = new InboxFilter(null, null);
}
