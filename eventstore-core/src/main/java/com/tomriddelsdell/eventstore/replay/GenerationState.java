package com.tomriddelsdell.eventstore.replay;

/** What a generation of a read model is there for. */
public enum GenerationState {

    /** A replay builds it. */
    BUILDING,

    /** Readers see it. Of each projection there is one. */
    LIVE,

    /** Kept up to date so that readers can be switched to it. */
    STANDBY
}
