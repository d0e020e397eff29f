package com.tomriddelsdell.portfolio.image.intake;

import static com.tomriddelsdell.portfolio.image.ImageSamples.file;
import static com.tomriddelsdell.portfolio.image.ImageSamples.joined;
import static com.tomriddelsdell.portfolio.image.ImageSamples.photo;
import static com.tomriddelsdell.portfolio.image.ImageSamples.quarters;
import static com.tomriddelsdell.portfolio.image.ImageSamples.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageSamples;
import com.tomriddelsdell.portfolio.image.StoredImage;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of an upload. */
class RenditionsTest {

    private static final ImageId ID = new ImageId("0123456789abcdef0123456789abcdef");
    private static final int MAX_PIXELS = 40_000_000;

    @TempDir
    private Path directory = Path.of("");

    private Path files = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        files = Files.createDirectory(directory.resolve("files"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void every_width_can_be_decoded_and_looks_like_the_upload(String format) throws IOException {
        var image = made(file(format, quarters(1000, 500)), "image/" + format);

        assertThat(image.widths()).containsExactly(320, 640, 960);
        assertThat(image.width()).isEqualTo(960);
        assertThat(image.height()).isEqualTo(480);
        for (var width : image.widths()) {
            for (var each : ImageFormat.values()) {
                var shown = shown(image, width, each);
                assertThat(shown.getWidth()).isEqualTo(width);
                assertThat(shown.getHeight()).isEqualTo(width / 2);
                assertColours(shown, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100,  100",
        "320,  320",
        "500,  320 500",
        "1000, 320 640 960",
        "1200, 320 640 960 1200",
        "1440, 320 640 960 1440",
        "9000, 320 640 960 1440"
    })
    void no_image_is_made_wider_than_it_is(int width, String widths) {
        assertThat(Renditions.widths(width))
                .isEqualTo(List.of(widths.split(" ")).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, FF0000, 00FF00, 0000FF, FFFFFF",
        "2, 00FF00, FF0000, FFFFFF, 0000FF",
        "3, FFFFFF, 0000FF, 00FF00, FF0000",
        "4, 0000FF, FFFFFF, FF0000, 00FF00",
        "5, FF0000, 0000FF, 00FF00, FFFFFF",
        "6, 0000FF, FF0000, FFFFFF, 00FF00",
        "7, FFFFFF, 00FF00, 0000FF, FF0000",
        "8, 00FF00, FFFFFF, FF0000, 0000FF"
    })
    void whichever_way_a_camera_was_held_its_photo_is_upright(
            int orientation, String upLeft, String upRight, String downLeft, String downRight) throws IOException {
        var image = made(photo(320, 160, orientation), "image/jpeg");

        var shown = shown(image, image.width(), ImageFormat.WEBP);

        assertThat(shown.getWidth()).isEqualTo(orientation > 4 ? 160 : 320);
        assertThat(shown.getHeight()).isEqualTo(orientation > 4 ? 320 : 160);
        assertColours(shown, hex(upLeft), hex(upRight), hex(downLeft), hex(downRight));
    }

    @Test
    void a_large_photo_that_is_turned_keeps_its_shape() throws IOException {
        var image = made(photo(3000, 2000, 6), "image/jpeg");

        assertThat(image.width()).isEqualTo(1440);
        assertThat(image.height()).isEqualTo(2160);
    }

    @Test
    void nothing_of_what_a_camera_tells_is_in_any_file() throws IOException {
        var photo = photo(700, 400, 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", ImageSamples.CAMERA);

        made(photo, "image/jpeg");

        try (var all = Files.list(files)) {
            for (var file : all.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Exif", "EXIF", "ICC_PROFILE", "ICCP", ImageSamples.CAMERA);
            }
        }
    }

    @Test
    void nothing_that_was_put_behind_an_image_is_in_any_file() throws IOException {
        var script = "<script>alert(1)</script>";
        var polyglot = joined(file("jpeg", quarters(400, 400)), script.getBytes(StandardCharsets.US_ASCII));

        made(polyglot, "image/jpeg");

        try (var all = Files.list(files)) {
            for (var file : all.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("script");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void colours_of_another_colour_space_are_shown_as_they_are_meant(String format) throws IOException {
        var profile = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB)).getProfile();
        var upload = tagged(format, grey(BufferedImage.TYPE_INT_RGB), profile.getData());

        var image = made(upload, "image/" + format);

        assertThat(shown(image, 320, ImageFormat.WEBP).getRGB(100, 100) & 0xFF).isBetween(182, 194);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void grey_stays_the_same_grey(String format) throws IOException {
        var image = made(file(format, grey(BufferedImage.TYPE_BYTE_GRAY)), "");

        assertThat(shown(image, 320, ImageFormat.WEBP).getRGB(100, 100) & 0xFF).isBetween(124, 132);
    }

    @Test
    void what_is_transparent_becomes_white() throws IOException {
        var image = made(file("png", new BufferedImage(320, 200, BufferedImage.TYPE_INT_ARGB)), "image/png");

        assertThat(shown(image, 320, ImageFormat.JPEG).getRGB(10, 10) & 0xFFFFFF)
                .isEqualTo(0xFFFFFF);
        assertThat(image.colour()).isEqualTo("#ffffff");
    }

    @Test
    void the_placeholder_is_small_and_the_colour_is_the_one_there_is_most_of() throws IOException {
        var picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 400, 400);
        canvas.dispose();

        var image = made(file("png", picture), "image/png");

        assertThat(image.colour()).isEqualTo("#ff0000");
        assertThat(image.placeholder()).startsWith("data:image/webp;base64,").hasSizeLessThan(600);
    }

    @Test
    void an_interrupted_thread_ends_its_work() throws IOException {
        var upload = Files.write(directory.resolve("upload"), file("jpeg", quarters(800, 600)));

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Renditions.of(ID, upload, "image/jpeg", MAX_PIXELS, files))
                    .isNotNull();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(files).isEmptyDirectory();
    }

    private StoredImage made(byte[] upload, String declared) throws IOException {
        return Renditions.of(ID, Files.write(directory.resolve("upload"), upload), declared, MAX_PIXELS, files);
    }

    private BufferedImage shown(StoredImage image, int width, ImageFormat format) throws IOException {
        var file = files.resolve(image.file(width, format).name());
        return new Decoding(Inspection.of(file, format.mediaType(), MAX_PIXELS)).pixels(file);
    }

    private static void assertColours(BufferedImage image, int... expected) {
        var right = image.getWidth() * 3 / 4;
        var low = image.getHeight() * 3 / 4;
        var found = new int[] {
            image.getRGB(image.getWidth() / 4, image.getHeight() / 4),
            image.getRGB(right, image.getHeight() / 4),
            image.getRGB(image.getWidth() / 4, low),
            image.getRGB(right, low)
        };
        for (var index = 0; index < found.length; index++) {
            for (var shift = 0; shift <= 16; shift += 8) {
                assertThat(found[index] >> shift & 0xFF).isCloseTo(expected[index] >> shift & 0xFF, offset(30));
            }
        }
    }

    private static int hex(String colour) {
        return Integer.parseInt(colour, 16);
    }

    private static BufferedImage grey(int type) {
        var image = new BufferedImage(400, 200, type);
        for (var band = 0; band < image.getRaster().getNumBands(); band++) {
            image.getRaster().setSamples(0, 0, 400, 200, band, middle());
        }
        return image;
    }

    private static int[] middle() {
        var samples = new int[400 * 200];
        Arrays.fill(samples, 128);
        return samples;
    }
}
