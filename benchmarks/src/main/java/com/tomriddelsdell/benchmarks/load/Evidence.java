package com.tomriddelsdell.benchmarks.load;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the three witnesses say: the one who posted, the one who followed, the one who listed. Contacts of others may be
 * among the seen and the listed; they too must be there once only, and in order.
 *
 * @param seen in the order in which the follower saw them
 */
record Evidence(List<UUID> acknowledged, List<Sighting> seen, List<UUID> listed) {

    Evidence {
        acknowledged = List.copyOf(acknowledged);
        seen = List.copyOf(seen);
        listed = List.copyOf(listed);
    }

    /** Every promise that was broken, in words; empty when all were kept. */
    List<String> violations() {
        var sighted = seen.stream().map(Sighting::contact).toList();
        return Stream.of(
                        finding("acknowledged more than once", doubled(acknowledged)),
                        finding("acknowledged but not seen by the follower", missing(sighted)),
                        finding("seen more than once by the follower", doubled(sighted)),
                        finding("seen at a position that is not above the one before", notAscending()),
                        finding("acknowledged but not listed", missing(listed)),
                        finding("listed more than once", doubled(listed)))
                .flatMap(found -> found)
                .toList();
    }

    private List<UUID> missing(Collection<UUID> witnessed) {
        var known = Set.copyOf(witnessed);
        return acknowledged.stream().filter(contact -> !known.contains(contact)).toList();
    }

    private List<UUID> notAscending() {
        return IntStream.range(1, seen.size())
                .filter(each -> seen.get(each).position() <= seen.get(each - 1).position())
                .mapToObj(each -> seen.get(each).contact())
                .toList();
    }

    private static List<UUID> doubled(List<UUID> contacts) {
        var first = new HashSet<UUID>();
        return contacts.stream().filter(contact -> !first.add(contact)).toList();
    }

    private static Stream<String> finding(String broken, List<UUID> contacts) {
        return contacts.isEmpty()
                ? Stream.empty()
                : Stream.of("%d %s, such as %s".formatted(contacts.size(), broken, contacts.getFirst()));
    }
}
