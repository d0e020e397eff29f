package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The example of the page on consistency. */
final class Enrolling {

    private Enrolling() {}

    // region enrol
    static Mono<Void> enrol(EventStore store, String courseId, String studentId) {
        var course = Tag.of("course", courseId);
        var student = Tag.of("student", studentId);
        var enrolments =
                EventQuery.tagged(course).or(EventQuery.tagged(student)).ofTypes("StudentEnrolled");
        var enrolled = EventData.of("StudentEnrolled", Payload.utf8("{}")).withTags(course, student);

        return store.query(enrolments)
                .filter(found -> hasRoom(found.events(), course, student))
                .map(found -> AppendRequest.to(
                                StreamId.of("course", courseId), ExpectedVersion.any(), List.of(enrolled))
                        .provided(found.unchanged()))
                .flatMap(store::append)
                .retryWhen(Retry.max(100).filter(AppendConditionFailedException.class::isInstance))
                .then();
    }

    private static boolean hasRoom(List<RecordedEvent> enrolments, Tag course, Tag student) {
        var inCourse = enrolments.stream().filter(event -> event.tags().contains(course));
        var ofStudent = enrolments.stream().filter(event -> event.tags().contains(student));
        return inCourse.count() < 30 && ofStudent.count() < 5;
    }
    // endregion
}
