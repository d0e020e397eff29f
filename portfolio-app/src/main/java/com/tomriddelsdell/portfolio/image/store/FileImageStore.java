package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.StoredImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps each image as a directory of its own, which is written aside and then renamed, so that it is there as a whole or
 * not at all. Paths are made of ids and widths, never of texts from outside.
 */
public final class FileImageStore implements ImageStore {

    private final Path directory;
    private final Clock clock;

    /**
     * @param directory where images are kept, on one file system with what is saved
     */
    public FileImageStore(Path directory, Clock clock) {
        this.directory = directory.resolve("kept");
        this.clock = clock;
    }

    @Override
    public Mono<StoredImage> use(ImageId id) {
        return blocking(() -> used(id)).flatMap(Mono::justOrEmpty);
    }

    private Optional<StoredImage> used(ImageId id) throws IOException {
        var description = place(id).resolve(Description.NAME);
        try {
            Files.setLastModifiedTime(description, FileTime.from(clock.instant()));
            return Optional.of(Description.read(description));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Mono<Void> save(StoredImage image, Path files) {
        return blocking(() -> {
                    Description.write(image, files.resolve(Description.NAME));
                    Files.setLastModifiedTime(files.resolve(Description.NAME), FileTime.from(clock.instant()));
                    try (var all = Files.list(files)) {
                        all.forEach(Durable::force);
                    }
                    Durable.force(files);
                    publish(files, new ImageId(image.id()));
                    return image;
                })
                .then();
    }

    /** What is there was made of the same file, so it is as good as what is not moved there. */
    private void publish(Path files, ImageId id) throws IOException {
        var place = place(id);
        Files.createDirectories(shelf(id));
        try {
            Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            if (Files.isDirectory(place)) {
                return;
            }
            throw failure;
        }
        Durable.force(shelf(id));
        Durable.force(directory);
    }

    @Override
    public Mono<Resource> open(ImageFile file) {
        return blocking(() -> {
                    var path = place(file.image()).resolve(file.name());
                    return Files.isRegularFile(path)
                            ? Optional.<Resource>of(new FileSystemResource(path))
                            : Optional.<Resource>empty();
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Flux<Kept> list() {
        return blocking(() -> children(directory))
                .flatMapIterable(shelves -> shelves)
                .concatMap(shelf -> blocking(() -> kept(shelf)))
                .concatMapIterable(found -> found);
    }

    private static List<Kept> kept(Path shelf) throws IOException {
        return children(shelf).stream()
                .flatMap(place -> ImageId.parse(place.getFileName().toString()).stream()
                        .flatMap(id -> usedAt(place).stream().map(time -> new Kept(id, time.toInstant()))))
                .toList();
    }

    private static Optional<FileTime> usedAt(Path place) {
        try {
            return Optional.of(Files.getLastModifiedTime(place.resolve(Description.NAME)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> children(Path parent) throws IOException {
        try (var all = Files.list(parent)) {
            return all.filter(Files::isDirectory).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** First renamed to what is no id, so that nobody sees a part of it. */
    @Override
    public Mono<Boolean> delete(ImageId id, Instant unusedSince) {
        return blocking(() -> {
            var place = place(id);
            var leaving = place.resolveSibling(id + ".deleted");
            if (usedAt(place)
                    .filter(time -> time.toInstant().isAfter(unusedSince))
                    .isPresent()) {
                return false;
            }
            try {
                Files.move(place, leaving, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException gone) {
                return false;
            } finally {
                FileSystemUtils.deleteRecursively(leaving);
            }
            return true;
        });
    }

    private Path place(ImageId id) {
        return shelf(id).resolve(id.value());
    }

    /** So that no directory holds all images. */
    private Path shelf(ImageId id) {
        return directory.resolve(id.value().substring(0, 2));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
