package com.tomriddelsdell.eventstore.projection;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.util.List;

/** A domain in a few lines: money comes and goes, and a transfer is both. */
sealed interface Account {

    record Deposited(long amount) implements Account {}

    record Withdrawn(long amount) implements Account {}

    /** Its name is its type, its amount the payload. What was written as a transfer has become two events. */
    final class Codec implements EventCodec<Account> {

        @Override
        public EventData encode(Account event) {
            return switch (event) {
                case Deposited deposited -> EventData.of("Deposited", Payload.utf8("" + deposited.amount()));
                case Withdrawn withdrawn -> EventData.of("Withdrawn", Payload.utf8("" + withdrawn.amount()));
            };
        }

        @Override
        public Account decode(RecordedEvent event) {
            var all = decodeAll(event);
            if (all.size() != 1) {
                throw new UndecodableEventException(event, "it has become " + all.size(), null);
            }
            return all.getFirst();
        }

        @Override
        public List<Account> decodeAll(RecordedEvent event) {
            return switch (event.type()) {
                case "Deposited" -> List.of(new Deposited(amount(event)));
                case "Withdrawn" -> List.of(new Withdrawn(amount(event)));
                case "Transferred" -> List.of(new Withdrawn(amount(event)), new Deposited(amount(event)));
                default -> throw new UndecodableEventException(event, "its type is unknown", null);
            };
        }

        private static long amount(RecordedEvent event) {
            return Long.parseLong(event.payload().utf8());
        }
    }
}
