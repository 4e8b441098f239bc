package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger's statements in each database that needs no server. */
class LedgerDatabasesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private JdbcCallLedger start(DataSource database, String worker) {
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        ledger.setCreateTable(true);
        ledger.setWorker(worker);
        ledger.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
        ledger.start();
        return ledger;
    }

    private static Entry entry(String key, String worker, Instant since) {
        return new Entry(
                key,
                "job/run",
                "f".repeat(64),
                UUID.randomUUID().toString(),
                worker,
                since,
                since.plus(Duration.ofMinutes(12)),
                null,
                State.CLAIMED,
                null,
                null);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"H2_BY_DEFAULT", "HSQLDB_BY_DEFAULT"})
    void aKeyIsClaimedOnceAndKeepsWhatIsStored(LedgerDatabase kind) throws Exception {
        DataSource database = kind.in(folder);
        JdbcCallLedger ledger = start(database, "worker-1");
        JdbcCallLedger other = start(database, "worker-2");
        Entry mine = entry("localhost \u00e4".repeat(10), "worker-1", NOW);
        assertThat(ledger.claim(mine)).isEmpty();
        assertThat(other.claim(entry(mine.key(), "worker-2", NOW))).contains(mine);

        Entry done = mine.as(State.DONE, "{\"answer\":\"" + "\u20ac".repeat(200_000) + "\"}");
        assertThat(other.replace(mine.as(State.IN_DOUBT, null), done)).isFalse();
        assertThat(ledger.replace(mine, done)).isTrue();
        assertThat(other.find(mine.key())).contains(done);
        assertThat(other.remove(mine)).isFalse();
        assertThat(other.remove(done)).isTrue();
        assertThat(other.find(mine.key())).isEmpty();
        assertThat(other.claim(mine)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "HSQLDB", "SQLITE"})
    void whatIsInDoubtIsListedAndDecidedAndForgotten(LedgerDatabase kind) throws Exception {
        DataSource database = kind.in(folder);
        JdbcCallLedger ledger = start(database, "worker-1");
        Entry released = entry("a", "worker-1", NOW.minusSeconds(60));
        Entry settled = entry("b", "worker-1", NOW.minus(Duration.ofDays(2)));
        Entry running = entry("c", "worker-2", NOW);
        for (Entry each : new Entry[] {released, settled, running}) {
            assertThat(ledger.claim(each)).isEmpty();
        }
        JdbcCallLedger again = start(database, "worker-1");
        assertThat(again.inDoubt()).extracting(Entry::key).containsExactly("b", "a");
        again.release("a", "anna", "not seen");
        again.settle("b", "anna", "seen");
        assertThat(again.inDoubt()).isEmpty();
        again.setRetention(Duration.ofDays(1));
        again.stop();
        again.start();
        assertThat(again.find("b")).isEmpty();
        assertThat(again.find("a").orElseThrow().state()).isEqualTo(State.RELEASED);
        assertThat(again.find("c")).contains(running);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "HSQLDB", "SQLITE"})
    void aTableOfAnotherVersionSaysSoAtTheStart(LedgerDatabase kind) throws Exception {
        DataSource database = kind.in(folder);
        start(database, "worker-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE RELATIVITY_CALL DROP COLUMN NOTE");
        }
        assertThatThrownBy(() -> start(database, "worker-1"))
                .hasStackTraceContaining(
                        "table RELATIVITY_CALL can't be used, which must be as relativity-call-ledger.sql creates it")
                .hasStackTraceContaining("NOTE");
    }
}
