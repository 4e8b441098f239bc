package org.camelrelativity.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home where it is
 * @param feature such as 17
 */
record Jdk(Path home, int feature) {

    private static final int VIRTUAL_THREADS = 21;

    /** {@return the one that this runs on, and the newest of its neighbours if that is newer} */
    static List<Jdk> found() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Jdk own = new Jdk(home, Runtime.version().feature());
        try (Stream<Path> neighbours = Files.list(home.getParent())) {
            Stream<Jdk> newest = neighbours
                    .filter(neighbour -> Files.isExecutable(neighbour.resolve("bin/java"))
                            && Files.isReadable(neighbour.resolve("release")))
                    .map(Jdk::at)
                    .filter(jdk -> jdk.feature > own.feature)
                    .sorted((a, b) -> b.feature - a.feature)
                    .limit(1);
            return Stream.concat(Stream.of(own), newest).toList();
        }
    }

    static Jdk at(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        // Not Runtime.Version, which can't read Java 8's: 1.8.0_392.
        return new Jdk(home, Integer.parseInt(version.split("\\D", 2)[0]));
    }

    Path java() {
        return home.resolve("bin/java");
    }

    boolean hasVirtualThreads() {
        return feature >= VIRTUAL_THREADS;
    }

    @Override
    public String toString() {
        return "JDK " + feature + (hasVirtualThreads() ? ", virtual threads" : "");
    }
}
