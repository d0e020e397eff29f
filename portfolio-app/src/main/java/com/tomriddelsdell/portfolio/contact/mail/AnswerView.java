package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.portfolio.contact.mail.Correspondence.Request;
import java.util.stream.Collectors;

/**
 * What whoever wrote is answered.
 *
 * @param site who answers
 */
record AnswerView(Wording words, String site, Request request, String answer) {

    /** The same for all answers to a request: programs that know nothing of references go by it. */
    String subject() {
        return words.text("answer.subject", site);
    }

    /** Who wrote what is quoted, and when. */
    String introduction() {
        return words.text(
                "answer.quote", words.time(request.at()), request.submitted().name());
    }

    String message() {
        return request.submitted().message();
    }

    /** What they wrote, as mail programs quote it. */
    String quoted() {
        return message()
                .lines()
                .map(line -> line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
    }
}
