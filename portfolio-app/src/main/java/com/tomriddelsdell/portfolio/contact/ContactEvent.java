package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.upcast.record.Default;
import java.util.List;

/** Everything that can have happened to a contact request. */
public sealed interface ContactEvent {

    /**
     * Somebody wrote to the owner of the site.
     *
     * @param address where an answer can be sent
     * @param displayName the name that belongs to the address
     * @param person whose data this is, by an id that says nothing; empty in requests that are older than such ids
     * @param spam why rules took it for spam when it came; empty when they did not
     */
    record ContactRequestSubmitted(
            String name,
            String address,
            String displayName,
            String message,
            @Default("\"GENERAL\"") Category category,
            @Default("\"\"") String person,
            @Default("[]") List<SpamReason> spam)
            implements ContactEvent {

        public ContactRequestSubmitted {
            spam = List.copyOf(spam);
        }

        /** One that rules did not take for spam. */
        public ContactRequestSubmitted(
                String name, String address, String displayName, String message, Category category, String person) {
            this(name, address, displayName, message, category, person, List.of());
        }

        /** Whether rules took it for spam when it came, whatever the owner says since. */
        public boolean isSpam() {
            return !spam.isEmpty();
        }

        /** What may stay when the person is forgotten. */
        public ContactRequestSubmitted withoutPersonalData() {
            return new ContactRequestSubmitted("", "", "", "", category, person, spam);
        }
    }

    /** The owner has read it. */
    record ContactRead() implements ContactEvent {}

    /**
     * The owner answered.
     *
     * @param person as in the request
     * @param byMail whether the site sends it by e-mail; what the owner sends by other means is only recorded
     */
    record ContactAnswered(
            String answer,
            @Default("\"\"") String person,
            @Default("false") boolean byMail) implements ContactEvent {

        /** An answer that is only recorded. */
        public ContactAnswered(String answer, String person) {
            this(answer, person, false);
        }

        /** What may stay when the person is forgotten. */
        public ContactAnswered withoutPersonalData() {
            return new ContactAnswered("", person, byMail);
        }
    }

    /**
     * A mail server took the mail with an answer over. Nothing is known of its way from there on.
     *
     * @param answer which answer to the request it was, from 1
     * @param messageId by which mail programs know the mail, in angle brackets
     */
    record ContactAnswerSent(int answer, String messageId) implements ContactEvent {}

    /**
     * The owner made a note, which only the owner sees.
     *
     * @param person as in the request
     */
    record ContactNoted(String note, String person) implements ContactEvent {

        /** What may stay when the person is forgotten. */
        public ContactNoted withoutPersonalData() {
            return new ContactNoted("", person);
        }
    }

    /** The owner said what the request is about, other than the rules had found. */
    record ContactCategorised(Category category) implements ContactEvent {}

    /** The owner took it for spam. What rules took for spam says so from the beginning. */
    record ContactMarkedAsSpam() implements ContactEvent {}

    /**
     * The request is dealt with.
     *
     * @param by who closed it
     */
    record ContactClosed(String by) implements ContactEvent {}

    /** The request is not dealt with after all, or is no spam. */
    record ContactReopened() implements ContactEvent {}

    /**
     * A person was forgotten: the key of everything personal in their requests is destroyed. In the stream of the person.
     *
     * @param person as in their requests
     */
    record PersonForgotten(String person) implements ContactEvent {}

    /** What a message is about. */
    @Default("GENERAL")
    enum Category {
        GENERAL,
        JOB,
        PRESS,
        PROJECT
    }

    /** What rules take a request for spam by. */
    @Default("OTHER")
    enum SpamReason {
        /** A field was filled in that people cannot see. */
        HIDDEN_FIELD,
        /** The form came back sooner than anybody can write. */
        TOO_QUICK,
        /** More links than letters need. */
        MANY_LINKS,
        /** Links written as HTML or BBCode, which means nothing here. */
        MARKUP,
        /** Nothing but links. */
        ONLY_LINKS,
        /** The same text came before, from another address or again and again. */
        REPEATED,
        /** A rule of another version of this program. */
        OTHER
    }
}
