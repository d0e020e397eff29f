package com.tomriddelsdell.portfolio.project;

import static com.tomriddelsdell.portfolio.project.ProjectSamples.CONTENT;
import static com.tomriddelsdell.portfolio.project.ProjectSamples.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tomriddelsdell.portfolio.image.ImageNotFoundException;
import com.tomriddelsdell.portfolio.project.ImageCommand.AddImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.ChooseCover;
import com.tomriddelsdell.portfolio.project.ImageCommand.DescribeImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.MoveImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.RemoveImage;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageAdded;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageDescribed;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImagesReordered;
import com.tomriddelsdell.portfolio.project.Project.Absent;
import com.tomriddelsdell.portfolio.project.Project.Existing;
import com.tomriddelsdell.portfolio.project.ProjectCommand.CreateProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.DeleteProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.EditProject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the images of a project. */
class ProjectImagesTest {

    private static final ProjectImage FIRST = new ProjectImage(image(1), "The first.");
    private static final ProjectImage SECOND = new ProjectImage(image(2), "The second.");
    private static final ProjectImage THIRD = new ProjectImage(image(3), "The third.");

    private final ProjectDecider decider = new ProjectDecider();

    @Test
    void images_are_shown_in_the_order_in_which_they_were_added_and_the_first_is_the_cover() {
        var images = after(new AddImage(FIRST), new AddImage(SECOND));

        assertThat(images.items()).containsExactly(FIRST, SECOND);
        assertThat(images.chosen()).contains(FIRST);
    }

    @Test
    void an_image_that_is_there_is_added_once_and_described_anew() {
        assertThat(decide(AddImage.of(FIRST.image(), "The first."), new AddImage(FIRST)))
                .isEmpty();
        assertThat(decide(AddImage.of(FIRST.image(), "Other words."), new AddImage(FIRST)))
                .containsExactly(new ProjectImageDescribed(FIRST.id(), "Other words."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\u0000"})
    void an_image_without_a_description_is_refused(String alt) {
        for (var attempt :
                List.<Runnable>of(() -> AddImage.of(FIRST.image(), alt), () -> DescribeImage.of(FIRST.id(), alt))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            InvalidProjectException.class,
                            invalid -> assertThat(invalid.violations())
                                    .singleElement()
                                    .returns("alt", violation -> violation.field()));
        }
    }

    @Test
    void a_description_is_one_line_of_limited_length() {
        assertThat(AddImage.of(FIRST.image(), " Two\r\nlines. ").image().alt()).isEqualTo("Two lines.");
        assertThatThrownBy(() -> AddImage.of(FIRST.image(), "x".repeat(ImageRules.MAX_ALT + 1)))
                .isInstanceOf(InvalidProjectException.class);
    }

    @Test
    void no_project_shows_more_images_than_it_may() {
        var full = IntStream.range(0, ImageRules.MAX_IMAGES)
                .mapToObj(number -> new AddImage(new ProjectImage(image(number), "x")))
                .toArray(ProjectCommand[]::new);

        assertThatThrownBy(() -> decide(new AddImage(new ProjectImage(image(99), "x")), full))
                .isInstanceOf(InvalidProjectException.class);
        assertThat(decide(new AddImage(new ProjectImage(image(0), "y")), full)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 3 1 2", "1, 1 3 2", "2, 1 2 3", "9, 1 2 3", "-5, 3 1 2"})
    void an_image_is_moved_to_a_place(int place, String order) {
        var images =
                after(new AddImage(FIRST), new AddImage(SECOND), new AddImage(THIRD), new MoveImage(THIRD.id(), place));

        assertThat(images.ids())
                .containsExactly(Arrays.stream(order.split(" "))
                        .map(number -> image(Integer.parseInt(number)).id())
                        .toArray(String[]::new));
    }

    @Test
    void moving_an_image_to_where_it_is_changes_nothing() {
        assertThat(decide(new MoveImage(FIRST.id(), 0), new AddImage(FIRST), new AddImage(SECOND)))
                .isEmpty();
        assertThat(decide(new MoveImage(FIRST.id(), 1), new AddImage(FIRST), new AddImage(SECOND)))
                .containsExactly(new ProjectImagesReordered(List.of(SECOND.id(), FIRST.id())));
    }

    @Test
    void the_cover_stays_until_it_is_removed() {
        var chosen = after(new AddImage(FIRST), new AddImage(SECOND), new ChooseCover(SECOND.id()));
        var moved = after(
                new AddImage(FIRST),
                new AddImage(SECOND),
                new ChooseCover(SECOND.id()),
                new MoveImage(SECOND.id(), 0),
                new RemoveImage(SECOND.id()));

        assertThat(chosen.chosen()).contains(SECOND);
        assertThat(moved.chosen()).contains(FIRST);
        assertThat(moved.items()).containsExactly(FIRST);
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        var absent = SECOND.id();
        for (var command : List.of(
                new DescribeImage(absent, "x"),
                new MoveImage(absent, 0),
                new ChooseCover(absent),
                new RemoveImage(absent))) {
            assertThatThrownBy(() -> decide(command, new AddImage(FIRST))).isInstanceOf(ImageNotFoundException.class);
        }
        assertThatThrownBy(() -> decider.decide(new AddImage(FIRST), new Absent()))
                .isInstanceOf(ProjectNotFoundException.class);
    }

    @Test
    void images_stay_when_the_text_is_edited_and_go_with_the_project() {
        assertThat(after(new AddImage(FIRST), new EditProject(ProjectSamples.titled("Other")))
                        .items())
                .containsExactly(FIRST);
        assertThat(after(new AddImage(FIRST), new DeleteProject(), new CreateProject(CONTENT, OrderKey.MIDDLE))
                        .items())
                .isEmpty();
    }

    @Test
    void an_event_carries_all_that_it_takes_to_show_an_image() {
        assertThat(decide(new AddImage(FIRST))).containsExactly(new ProjectImageAdded(FIRST));
    }

    private ProjectImages after(ProjectCommand... commands) {
        return ((Existing) project(commands)).images();
    }

    private List<ProjectEvent> decide(ProjectCommand command, ProjectCommand... before) {
        return decider.decide(command, project(before));
    }

    private Project project(ProjectCommand... commands) {
        var project = decider.evolve(
                decider.initialState(), new ProjectEvent.ProjectCreated(CONTENT, OrderKey.MIDDLE.value()));
        for (var command : commands) {
            for (var event : decider.decide(command, project)) {
                project = decider.evolve(project, event);
            }
        }
        return project;
    }
}
