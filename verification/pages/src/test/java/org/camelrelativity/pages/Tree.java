package org.camelrelativity.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the project, without what a build makes; each by its path from the top. */
final class Tree {

    static final Path ROOT = Path.of("../..");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "node_modules");

    private Tree() {}

    static List<Path> files(Predicate<String> wanted) {
        try (Stream<Path> walk = walk(ROOT)) {
            return walk.map(ROOT::relativize)
                    .filter(file -> wanted.test(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    /** All of it that is for people to read. */
    static List<Path> pages() {
        return files(name -> name.endsWith(".md"));
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does not enter what a build writes while this is read. */
    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream().flatMap(child -> {
                if (!Files.isDirectory(child)) {
                    return Stream.of(child);
                }
                return NOT_OURS.contains(child.getFileName().toString()) ? Stream.empty() : walk(child);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
