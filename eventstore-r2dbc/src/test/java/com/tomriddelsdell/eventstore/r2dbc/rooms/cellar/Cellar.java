package com.tomriddelsdell.eventstore.r2dbc.rooms.cellar;

import com.tomriddelsdell.eventstore.r2dbc.rooms.Hall;

/** Forms a cycle with the hall above. */
public final class Cellar {

    public Hall above() {
        return new Hall();
    }
}
