package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What embedded databases keep of committed claims when the process is killed with SIGKILL. */
@Tag("heavy")
class ClaimsKeptIT {

    private static final int KILLS = Integer.getInteger("ledger.kills", 3);
    private static final int MOST_CLAIMS = 300;

    @TempDir
    Path folder;

    private int claimed;
    private int lost;

    @ParameterizedTest
    @EnumSource
    void aDurableDatabaseKeepsEachClaim(LedgerDatabase database) throws Exception {
        Random chance = new Random(database.ordinal());
        int killsThatLost = 0;
        int before = 0;
        for (int life = 0; life <= KILLS; life++) {
            int lostBefore = lost;
            before = live(database, life, before, 1 + chance.nextInt(MOST_CLAIMS));
            killsThatLost += lost > lostBefore ? 1 : 0;
        }
        String line = "%s: %s of %s claims lost, by %s of %s kills%n"
                .formatted(database, lost, claimed - before, killsThatLost, KILLS);
        Files.writeString(
                Path.of("target", "ledger-kills.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (database.isDurable()) {
            assertThat(lost).as(line).isZero();
        }
    }

    /** {@return how many claims were said to be committed before it was killed} */
    private int live(LedgerDatabase database, int life, int before, int enough)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClaimWriter.class.getName(),
                        database.name(),
                        folder.toString(),
                        String.valueOf(life),
                        String.valueOf(before))
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            String first = lines.readLine();
            assertThat(first).as(Files.readString(errors)).isNotNull();
            lost += Integer.parseInt(first);
            for (int claim = 0; claim < enough; claim++) {
                assertThat(lines.readLine()).as(Files.readString(errors)).isEqualTo(String.valueOf(claim));
            }
            writer.toHandle().destroyForcibly(); // the process itself would close its output
            int said = enough + (int) whole(lines).count();
            writer.waitFor();
            claimed += said;
            return said;
        }
    }

    /** What was said before it was killed, but for the last line, which may be cut. */
    private static Stream<String> whole(BufferedReader lines) {
        List<String> all = lines.lines().toList();
        return all.stream().limit(Math.max(0, all.size() - 1));
    }
}
