package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;

/** What must be remembered of a contact request to decide about it. */
public sealed interface ContactRequest {

    /** Nobody has written yet. */
    record Blank() implements ContactRequest {}

    /**
     * Somebody has, and this is what.
     *
     * @param category as it was corrected last
     * @param answered whether it ever was
     */
    record Submitted(ContactRequestSubmitted submission, Category category, Status status, boolean answered)
            implements ContactRequest {

        static Submitted of(ContactRequestSubmitted submission) {
            return new Submitted(
                    submission, submission.category(), submission.isSpam() ? Status.SPAM : Status.NEW, false);
        }

        /** Whether {@code again} is the same, sent again: who sends it may be known by then. */
        boolean says(ContactRequestSubmitted again) {
            return again.name().equals(submission.name())
                    && again.address().equals(submission.address())
                    && again.message().equals(submission.message());
        }

        /** What whoever was forgotten had written has no address any more. */
        boolean isForgotten() {
            return submission.address().isEmpty();
        }

        Submitted categorised(Category corrected) {
            return new Submitted(submission, corrected, status, answered);
        }

        Submitted at(Status next) {
            return new Submitted(submission, category, next, answered || next == Status.ANSWERED);
        }

        /** The status that it had before it was archived or taken for spam, as far as it matters. */
        Status openStatus() {
            return answered ? Status.ANSWERED : Status.READ;
        }
    }
}
