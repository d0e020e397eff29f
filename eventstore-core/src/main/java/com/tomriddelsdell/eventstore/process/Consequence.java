package com.tomriddelsdell.eventstore.process;

/** What follows from an event or from a deadline. Each has its effect once, however often what it follows from comes. */
public sealed interface Consequence permits Issue, Schedule, Cancel {}
