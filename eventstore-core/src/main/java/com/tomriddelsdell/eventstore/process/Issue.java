package com.tomriddelsdell.eventstore.process;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A command that a process issues.
 *
 * @param handler of the domain that the command is for
 * @param stream that it is for
 */
public record Issue<C>(CommandHandler<C, ?, ?> handler, StreamId stream, C command) implements Consequence {

    public Issue {
        requireNonNull(handler, "handler");
        requireNonNull(stream, "stream");
        requireNonNull(command, "command");
    }

    public static <C> Issue<C> of(CommandHandler<C, ?, ?> handler, StreamId stream, C command) {
        return new Issue<>(handler, stream, command);
    }

    Mono<Void> under(UUID commandId, Metadata metadata) {
        return handler.handleOnce(stream, commandId, command, metadata).then();
    }
}
