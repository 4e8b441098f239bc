package org.camelrelativity.reliability;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a leak would use up. */
final class Resources {

    private static final int COLLECTIONS = 3;
    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";

    private Resources() {}

    /** The bytes in use that no collection frees. */
    static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Those that were not among others, by name. */
    static Set<String> threadsBeside(Set<Thread> others) {
        Set<Thread> more = threads();
        more.removeAll(others);
        return more.stream().map(Thread::getName).collect(Collectors.toSet());
    }

    static int threadCount() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Connections that both ends hold open, as the kernel lists them; -1 where there is no such list. */
    static int connections(String serverUrl) {
        return connections(serverUrl, Set.of(ESTABLISHED));
    }

    /** As well those that only the server has not closed. */
    static int connectionsLeft(String serverUrl) {
        return connections(serverUrl, Set.of(ESTABLISHED, CLOSE_WAIT));
    }

    private static int connections(String serverUrl, Set<String> states) {
        String port = String.format(Locale.ROOT, ":%04X", URI.create(serverUrl).getPort());
        Path tables = Path.of("/proc/net");
        if (!Files.isReadable(tables.resolve("tcp"))) {
            return -1;
        }
        return (int) Stream.of("tcp", "tcp6")
                .map(tables::resolve)
                .filter(Files::isReadable)
                .flatMap(Resources::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[1].endsWith(port) && states.contains(columns[3]))
                .count();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
