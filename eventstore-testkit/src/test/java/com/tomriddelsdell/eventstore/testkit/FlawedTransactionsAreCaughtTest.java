package com.tomriddelsdell.eventstore.testkit;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Guards the guard: a store that breaks one promise about transactions fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedTransactionsAreCaughtTest {

    @Test
    void showing_what_is_beyond_an_open_append() {
        with(TransactionFlaw.SHOWS_WHAT_IS_BEYOND_AN_OPEN_APPEND)
                .isCaughtBy(
                        Guarded.LateCommit.class, "a_follower_is_given_nothing_beyond_an_open_append_until_it_commits")
                .isCaughtBy(
                        Guarded.LateCommit.class,
                        "a_follower_waits_for_a_transaction_that_wrote_something_before_it_appended")
                .isCaughtBy(
                        Guarded.LateCommit.class,
                        "a_follower_is_given_the_later_append_alone_if_the_open_one_rolls_back")
                .isCaughtBy(Guarded.LateCommit.class, "a_follower_that_comes_late_waits_too")
                .isCaughtBy(Guarded.LateCommit.class, "a_read_of_the_log_ends_before_an_open_append")
                .isCaughtBy(Guarded.LateCommit.class, "the_order_in_which_open_appends_commit_does_not_matter")
                .isCaughtBy(Guarded.TransactionRace.class, "followers_see_every_committed_event_once_and_in_order");
    }

    @Test
    void being_stalled_by_unrelated_transactions() {
        with(TransactionFlaw.HIDES_WHAT_IS_BEYOND_ANY_OPEN_TRANSACTION)
                .isCaughtBy(Guarded.LateCommit.class, "unrelated_transactions_hold_nothing_back")
                .isCaughtBy(Guarded.TransactionRace.class, "followers_see_every_committed_event_once_and_in_order");
    }

    @Test
    void being_stalled_by_a_transaction_that_has_not_appended() {
        with(TransactionFlaw.HIDES_WHAT_IS_BEYOND_A_TRANSACTION_THAT_WROTE)
                .isCaughtBy(Guarded.LateCommit.class, "a_transaction_that_has_not_appended_yet_holds_nothing_back");
    }

    @Test
    void not_waiting_for_an_open_append_to_the_same_stream() {
        with(TransactionFlaw.NUMBERS_EVENTS_OF_AN_OPEN_STREAM)
                .isCaughtBy(
                        Guarded.OpenStream.class, "an_append_to_the_same_stream_waits_and_comes_after_it_if_it_commits")
                .isCaughtBy(Guarded.OpenStream.class, "an_append_to_the_same_stream_waits_and_conflicts_if_it_commits")
                .isCaughtBy(Guarded.TransactionRace.class, "followers_see_every_committed_event_once_and_in_order");
    }

    @Test
    void letting_other_streams_wait() {
        with(TransactionFlaw.LETS_ALL_STREAMS_WAIT)
                .isCaughtBy(Guarded.OpenStream.class, "appends_to_other_streams_do_not_wait");
    }

    @Test
    void keeping_what_is_rolled_back() {
        with(TransactionFlaw.KEEPS_WHAT_IS_ROLLED_BACK)
                .isCaughtBy(Guarded.Transaction.class, "what_a_transaction_appends_never_was_if_it_rolls_back")
                .isCaughtBy(
                        Guarded.TransactionRace.class,
                        "followers_see_the_same_when_transactions_write_before_they_append");
    }

    @Test
    void losing_what_is_committed() {
        with(TransactionFlaw.LOSES_WHAT_IS_COMMITTED)
                .isCaughtBy(Guarded.Transaction.class, "what_a_transaction_appends_is_there_once_it_commits")
                .isCaughtBy(Guarded.Transaction.class, "an_append_in_a_transaction_may_be_repeated_after_it");
    }

    @Test
    void showing_what_is_not_committed() {
        with(TransactionFlaw.SHOWS_WHAT_IS_NOT_COMMITTED)
                .isCaughtBy(Guarded.Transaction.class, "what_a_transaction_appends_is_there_once_it_commits")
                .isCaughtBy(
                        Guarded.LateCommit.class,
                        "a_stream_shows_what_is_committed_though_an_append_to_another_is_open");
    }

    @Test
    void querying_only_what_readers_are_given() {
        with(TransactionFlaw.QUERIES_ONLY_WHAT_READERS_ARE_GIVEN)
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_query_sees_what_is_committed_though_readers_are_not_given_it_yet");
    }

    @Test
    void showing_queries_what_is_not_committed() {
        with(TransactionFlaw.SHOWS_WHAT_IS_NOT_COMMITTED_TO_QUERIES)
                .isCaughtBy(Guarded.OpenCondition.class, "a_query_sees_nothing_that_is_not_committed")
                .isCaughtBy(Guarded.OpenCondition.class, "a_condition_may_hold_in_a_transaction_for_several_streams");
    }

    @Test
    void remembering_the_highest_position() {
        with(TransactionFlaw.REMEMBERS_THE_HIGHEST_POSITION)
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "an_older_event_that_is_committed_after_the_query_breaks_the_condition");
    }

    @Test
    void forgetting_what_was_seen_beyond_the_prefix() {
        with(TransactionFlaw.FORGETS_WHAT_IT_SAW_BEYOND_THE_PREFIX)
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "what_was_seen_before_readers_were_given_it_does_not_break_a_condition")
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "an_older_event_that_is_rolled_back_after_the_query_does_not_break_the_condition");
    }

    @Test
    void deciding_beside_an_open_append() {
        with(TransactionFlaw.DECIDES_BESIDE_AN_OPEN_APPEND)
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_condition_waits_for_an_open_append_that_matches_and_fails_if_it_commits")
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_condition_waits_for_an_open_append_that_matches_and_holds_if_it_rolls_back")
                .isCaughtBy(Guarded.OpenCondition.class, "a_condition_on_types_waits_for_an_open_append_of_one_of_them")
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_condition_waits_for_another_on_the_same_and_fails_if_that_one_commits")
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_condition_waits_for_another_on_the_same_and_holds_if_that_one_rolls_back")
                .isCaughtBy(
                        Guarded.OpenCondition.class, "a_matching_append_waits_for_an_open_condition_and_comes_after_it")
                .isCaughtBy(
                        Guarded.OpenConditionRace.class,
                        "no_decision_missed_an_event_and_none_was_refused_for_nothing");
    }

    @Test
    void letting_others_wait_for_a_condition() {
        with(TransactionFlaw.LETS_ALL_CONDITIONS_WAIT)
                .isCaughtBy(Guarded.OpenCondition.class, "an_open_condition_delays_nobody_it_is_not_about")
                .isCaughtBy(
                        Guarded.OpenCondition.class,
                        "a_condition_waits_for_an_open_append_that_matches_and_fails_if_it_commits");
    }

    @Test
    void letting_tagged_appends_wait_for_each_other() {
        with(TransactionFlaw.LETS_TAGGED_APPENDS_WAIT)
                .isCaughtBy(Guarded.OpenCondition.class, "a_matching_append_does_not_wait_for_another");
    }

    private static Flaw with(TransactionFlaw flaw) {
        return () -> TransactionalMemory.with(flaw);
    }
}
