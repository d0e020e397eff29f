package com.tomriddelsdell.portfolio.contact.codec;

import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.command.Program;

/** What the build asks whether it can still read all contact events that were ever written. */
public final class ContactProgram implements Program {

    @Override
    public AvroCodecBuilder<?> codec() {
        return ContactCodec.describe();
    }
}
