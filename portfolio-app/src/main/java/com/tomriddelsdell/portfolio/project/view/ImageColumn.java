package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.portfolio.project.ProjectImages;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The images of a project as one column of its row holds them, as JSON. */
final class ImageColumn {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ImageColumn() {}

    static String written(ProjectImages images) {
        return JSON.writeValueAsString(images);
    }

    static ProjectImages read(Readable row) {
        return JSON.readValue(Columns.text(row, "images"), ProjectImages.class);
    }

    /** The image that stands for a project. */
    static Optional<Picture> cover(Readable row) {
        return read(row).chosen().map(Picture::of);
    }
}
