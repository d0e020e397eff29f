package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.InvalidInputException;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;

/** A project whose fields are not acceptable. */
public final class InvalidProjectException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    public InvalidProjectException(List<Violation> violations) {
        super(violations);
    }
}
