package com.tomriddelsdell.eventstore;

/** Which end a read starts from. */
public enum Direction {
    /** Oldest first. */
    FORWARD,
    /** Newest first. */
    BACKWARD
}
