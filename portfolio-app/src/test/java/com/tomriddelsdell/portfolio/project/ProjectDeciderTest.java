package com.tomriddelsdell.portfolio.project;

import static com.tomriddelsdell.portfolio.project.ProjectSamples.CONTENT;
import static com.tomriddelsdell.portfolio.project.ProjectSamples.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.project.ProjectCommand.CreateProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.DeleteProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.EditProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.PublishProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.ReorderProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.UnpublishProject;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectCreated;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectDeleted;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectEdited;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectPublished;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectUnpublished;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectDeciderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final CreateProject CREATE = new CreateProject(CONTENT, OrderKey.MIDDLE);
    private static final ProjectEvent CREATED = new ProjectCreated(CONTENT, "i");
    private static final ProjectEvent EDITED = new ProjectEdited(titled("Another title"));
    private static final ProjectEvent PUBLISHED = new ProjectPublished(NOW);
    private static final ProjectEvent UNPUBLISHED = new ProjectUnpublished();
    private static final ProjectEvent REORDERED = new ProjectReordered("k");
    private static final ProjectEvent DELETED = new ProjectDeleted();

    private final ProjectDecider decider = new ProjectDecider();

    @Test
    void a_project_is_created() {
        assertThat(given().when(CREATE)).containsExactly(CREATED);
    }

    @Test
    void a_slug_is_taken_for_as_long_as_its_project_exists() {
        assertThatExceptionOfType(SlugTakenException.class)
                .isThrownBy(() -> given(CREATED).when(CREATE));
        assertThat(given(CREATED, DELETED).when(CREATE)).containsExactly(CREATED);
    }

    @Test
    void a_project_is_edited() {
        assertThat(given(CREATED).when(new EditProject(titled("Another title"))))
                .containsExactly(EDITED);
    }

    @Test
    void a_project_is_published_and_unpublished() {
        assertThat(given(CREATED).when(new PublishProject(NOW))).containsExactly(PUBLISHED);
        assertThat(given(CREATED, PUBLISHED).when(new UnpublishProject())).containsExactly(UNPUBLISHED);
        assertThat(given(CREATED, PUBLISHED, UNPUBLISHED).when(new PublishProject(NOW)))
                .containsExactly(PUBLISHED);
    }

    @Test
    void a_project_is_moved() {
        assertThat(given(CREATED).when(new ReorderProject(new OrderKey("k")))).containsExactly(REORDERED);
    }

    @Test
    void asking_for_what_is_so_already_changes_nothing() {
        assertThat(given(CREATED, EDITED).when(new EditProject(titled("Another title"))))
                .isEmpty();
        assertThat(given(CREATED, PUBLISHED).when(new PublishProject(NOW.plusSeconds(1))))
                .isEmpty();
        assertThat(given(CREATED).when(new UnpublishProject())).isEmpty();
        assertThat(given(CREATED, REORDERED).when(new ReorderProject(new OrderKey("k"))))
                .isEmpty();
    }

    @Test
    void a_project_is_deleted_and_unpublished_before_if_it_was_published() {
        assertThat(given(CREATED).when(new DeleteProject())).containsExactly(DELETED);
        assertThat(given(CREATED, PUBLISHED).when(new DeleteProject())).containsExactly(UNPUBLISHED, DELETED);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothing_can_be_done_to_a_project_that_does_not_exist(ProjectCommand command) {
        assertThatExceptionOfType(ProjectNotFoundException.class).isThrownBy(() -> given().when(command));
        assertThatExceptionOfType(ProjectNotFoundException.class)
                .isThrownBy(() -> given(CREATED, DELETED).when(command));
    }

    static List<ProjectCommand> changes() {
        return List.of(
                new EditProject(CONTENT),
                new PublishProject(NOW),
                new UnpublishProject(),
                new ReorderProject(OrderKey.MIDDLE),
                new DeleteProject());
    }

    @Test
    void editing_and_moving_leave_the_rest_as_it_was() {
        var project = given(CREATED, PUBLISHED, EDITED, REORDERED).project();

        assertThat(project).isEqualTo(new Project.Existing(titled("Another title"), new OrderKey("k"), true));
    }

    @Test
    void an_event_is_a_fact_even_when_it_makes_no_sense() {
        assertThat(given(EDITED, PUBLISHED, UNPUBLISHED, REORDERED).project()).isEqualTo(new Project.Absent());
        assertThat(given(CREATED, CREATED).project()).isEqualTo(given(CREATED).project());
    }

    private Given given(ProjectEvent... events) {
        var project = decider.initialState();
        for (var event : events) {
            project = decider.evolve(project, event);
        }
        return new Given(decider, project);
    }

    private record Given(ProjectDecider decider, Project project) {

        List<ProjectEvent> when(ProjectCommand command) {
            return decider.decide(command, project);
        }
    }
}
