package com.tomriddelsdell.portfolio.contact.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A contact request with all that the owner wrote about it.
 *
 * @param remarks oldest first
 */
public record ContactDetail(@JsonUnwrapped InboxEntry entry, List<ContactRemark> remarks) {

    public ContactDetail {
        remarks = List.copyOf(remarks);
    }
}
