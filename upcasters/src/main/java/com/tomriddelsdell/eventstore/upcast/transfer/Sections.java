package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import org.jspecify.annotations.Nullable;

/** Puts lines together to sections, and refuses those that are not whole. For one pass over the lines. */
interface Sections {

    /** Takes the next line; a section if it is the last of one. */
    @Nullable
    Section accept(String line);

    /** Says that there are no more lines: the last section, if one is left. */
    @Nullable
    Section end();

    /** The error to signal for a next line that could not even be read. */
    TransferException unreadable(BadLineException bad);

    /** Behind which position the lines begin. */
    Position after();

    /** Whether they hold one stream only. */
    boolean isOfOneStream();
}
