package com.tomriddelsdell.portfolio.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageFileTest {

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef0123456789abcdef, ../image.json",
        "0123456789abcdef0123456789abcdef, image.json",
        "0123456789abcdef0123456789abcdef, 320.webp/../image.json",
        "0123456789abcdef0123456789abcdef, 0320.webp",
        "0123456789abcdef0123456789abcdef, 320.WEBP",
        "0123456789abcdef0123456789abcdef, 320.svg",
        "0123456789abcdef0123456789abcdef, 999999999999.jpg",
        "0123456789ABCDEF0123456789ABCDEF, 320.webp",
        ".., 320.webp",
        "../../etc/passwd, 320.webp",
        "0123456789abcdef0123456789abcde/, 320.webp"
    })
    void no_name_leads_to_anything_but_a_file_of_an_image(String image, String name) {
        assertThat(ImageFile.parse(image, name)).isEmpty();
    }
}
