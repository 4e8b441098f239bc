package org.camelrelativity.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of docs/versions.md: a row for each Camel, a column for each JDK, and in it what ran. */
final class VersionsTable {

    private static final Path PAGE = Path.of("../../../docs/versions.md");

    private VersionsTable() {}

    /** Compares with the page, after writing it if told to. Of JDKs that have no column the table says nothing. */
    static void assertSays(String camel, String jdk, String ran) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int heading = find(lines, "| Camel | JDK ");
        int column = cells(lines.get(heading)).indexOf(jdk);
        if (column < 0) {
            return;
        }
        int line = find(lines, "| " + camel + " |");
        List<String> row = new ArrayList<>(cells(lines.get(line)));
        row.set(column, ran);
        String generated = "| " + String.join(" | ", row) + " |";
        String written = lines.set(line, generated);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, String.join("\n", lines) + "\n");
        }
        assertThat(written).isEqualTo(generated);
    }

    private static int find(List<String> lines, String begin) {
        List<Integer> found = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith(begin))
                .boxed()
                .toList();
        assertThat(found).as(begin).hasSize(1);
        return found.get(0);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }
}
