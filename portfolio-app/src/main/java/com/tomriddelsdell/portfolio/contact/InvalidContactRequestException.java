package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.InvalidInputException;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;

/** A contact request whose fields are not acceptable. */
public final class InvalidContactRequestException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    public InvalidContactRequestException(List<Violation> violations) {
        super(violations);
    }
}
