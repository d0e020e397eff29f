package com.tomriddelsdell.portfolio.image.intake;

import static com.tomriddelsdell.portfolio.image.ImageSamples.announcing;
import static com.tomriddelsdell.portfolio.image.ImageSamples.deflated;
import static com.tomriddelsdell.portfolio.image.ImageSamples.file;
import static com.tomriddelsdell.portfolio.image.ImageSamples.joined;
import static com.tomriddelsdell.portfolio.image.ImageSamples.quarters;
import static com.tomriddelsdell.portfolio.image.ImageSamples.withChunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, before it could do any harm. */
class InspectionTest {

    private static final ImageId ID = new ImageId("0123456789abcdef0123456789abcdef");
    private static final int MAX_PIXELS = 1_000_000;

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({"20000, 10", "10, 20000", "2000, 501", "2147483647, 2147483647"})
    void more_pixels_than_are_accepted_are_refused_by_the_header_alone(int width, int height) {
        assertThat(refused(announcing(width, height), "image/png")).isEqualTo(Refusal.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void wherever_a_file_was_cut_off_it_is_refused(String format) {
        var whole = file(format, quarters(300, 200));

        for (var length = 1; length < whole.length - 1; length += Math.max(1, whole.length / 60)) {
            assertThat(refused(Arrays.copyOf(whole, length), ""))
                    .isIn(Refusal.TRUNCATED, Refusal.UNKNOWN_TYPE, Refusal.DAMAGED);
        }
    }

    @ParameterizedTest
    @CsvSource({"jpeg, image/png", "png, image/webp", "webp, image/gif", "gif, image/jpeg", "png, image/svg+xml"})
    void what_is_said_to_be_something_else_is_refused(String format, String declared) {
        assertThat(refused(file(format, quarters(20, 20)), declared)).isEqualTo(Refusal.MISLABELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><!-- x --><svg onload='alert(1)'/>",
                "\ufeff<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><a/>"
            })
    void a_drawing_that_may_run_is_refused_with_a_reason(String svg) {
        for (var declared : new String[] {"image/svg+xml", "image/png", ""}) {
            assertThat(refused(svg.getBytes(StandardCharsets.UTF_8), declared)).isEqualTo(Refusal.SVG);
            assertThat(refused(svg.getBytes(StandardCharsets.UTF_16), declared)).isEqualTo(Refusal.SVG);
        }
    }

    @Test
    void what_is_no_image_is_refused() {
        assertThat(refused("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/jpeg"))
                .isEqualTo(Refusal.UNKNOWN_TYPE);
        assertThat(refused(new byte[0], "image/png")).isEqualTo(Refusal.EMPTY);
        assertThat(refused(new byte[] {0}, "")).isEqualTo(Refusal.UNKNOWN_TYPE);
    }

    @Test
    void a_script_that_begins_like_an_image_is_refused() {
        var script = joined(
                "GIF89a=1;/*".getBytes(StandardCharsets.US_ASCII),
                new byte[40],
                "*/alert(1)".getBytes(StandardCharsets.US_ASCII));

        assertThat(refused(script, "image/gif")).isIn(Refusal.TRUNCATED, Refusal.DAMAGED);
    }

    @Test
    void a_picture_that_is_not_what_its_header_announces_is_refused() {
        assertThat(refused(announcing(300, 300), "image/png")).isEqualTo(Refusal.DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({"zTXt, x00", "iTXt, x01000", "iCCP, x00"})
    void texts_and_profiles_that_would_fill_the_memory_are_passed_over(String type, String head) throws IOException {
        var bomb = joined(
                head.replace("0", "\0").replace("1", "\1").getBytes(StandardCharsets.US_ASCII),
                deflated(new byte[64 * 1024 * 1024]));
        var png = withChunk(file("png", quarters(20, 20)), type, bomb);

        var image =
                Renditions.of(ID, upload(png), "image/png", MAX_PIXELS, Files.createDirectory(directory.resolve("f")));

        assertThat(image.width()).isEqualTo(20);
    }

    @Test
    void an_exif_directory_that_leads_in_circles_ends() throws IOException {
        var exif = new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, (byte) 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8
        };

        assertThat(Orientation.of(exif)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(Arrays.copyOf(exif, 9))).isEqualTo(Orientation.UPRIGHT);
    }

    private Refusal refused(byte[] bytes, String declared) {
        var refused = catchThrowableOfType(
                ImageRefusedException.class,
                () -> new Decoding(Inspection.of(upload(bytes), declared, MAX_PIXELS))
                        .pixels(directory.resolve("upload")));
        assertThat(refused).as("%d bytes".formatted(bytes.length)).isNotNull();
        return refused.reason();
    }

    private Path upload(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("upload"), bytes);
    }
}
