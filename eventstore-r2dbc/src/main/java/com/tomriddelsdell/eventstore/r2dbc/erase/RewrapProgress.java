package com.tomriddelsdell.eventstore.r2dbc.erase;

/**
 * How far wrapping keys anew has come.
 *
 * @param rewrapped how many keys have been wrapped by the current master key
 * @param remaining how many of those that needed it at the start are left
 */
public record RewrapProgress(long rewrapped, long remaining) {}
