package com.tomriddelsdell.eventstore.replay;

/** Something that could not be done about replays. The permitted kinds are all there are. */
public abstract sealed class ReplayException extends RuntimeException
        permits UnknownProjectionException,
                ReplayNotFoundException,
                ReplayUnderWayException,
                ReplayStateException,
                ReplayRefusedException,
                GenerationBehindException {

    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message, null, false, false);
    }
}
