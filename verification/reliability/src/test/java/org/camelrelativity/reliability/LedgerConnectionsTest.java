package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.reliability.Intercepted.Call;
import org.junit.jupiter.api.Test;

/** What a ledger makes of the connections that a pool gives it, and of what their drivers report. */
class LedgerConnectionsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DataSource database = Ledgers.inMemory();
    private final AtomicInteger open = new AtomicInteger();

    /** Called in place of a method of a connection; answers what the method would. */
    private interface Hook {
        Object call(Connection connection, Method method, Object[] arguments, Call call) throws Throwable;
    }

    /** The same database; its connections are counted while they are open. */
    private DataSource with(Hook hook) {
        return Intercepted.of(DataSource.class, database, (method, arguments, call) -> {
            Connection connection = (Connection) call.proceed();
            open.incrementAndGet();
            return Intercepted.of(Connection.class, connection, (called, given, inner) -> {
                if (called.getName().equals("close")) {
                    open.decrementAndGet();
                }
                return hook.call(connection, called, given, inner);
            });
        });
    }

    private static JdbcCallLedger started(DataSource database) {
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        ledger.setCreateTable(true);
        ledger.start();
        return ledger;
    }

    private static Entry entry(String key) {
        String claim = new UUID(0, 1).toString();
        return new Entry(key, "job/run", "f".repeat(64), claim, "worker", NOW, NOW, null, State.CLAIMED, null, null);
    }

    @Test
    void commitsWhatAPoolWouldLeaveToATransaction() throws Exception {
        JdbcCallLedger ledger = started(with((connection, method, arguments, call) -> {
            if (method.getName().equals("getAutoCommit") && connection.getAutoCommit()) {
                connection.setAutoCommit(false); // as the pool is set up to hand it out
            }
            return call.proceed();
        }));
        assertThat(ledger.claim(entry("row-1"))).isEmpty();
        assertThat(started(database).find("row-1")).contains(entry("row-1"));
        assertThat(open).hasValue(0);
    }

    @Test
    void givesBackAConnectionThatCannotCommitByItself() {
        DataSource refusing = with((connection, method, arguments, call) -> {
            if (method.getName().equals("getAutoCommit")) {
                throw new SQLException("the connection is broken");
            }
            return call.proceed();
        });
        assertThatThrownBy(() -> new JdbcCallLedger(refusing).find("row-1"))
                .isInstanceOf(IOException.class)
                .hasMessage("the database failed: the connection is broken");
        assertThat(open).hasValue(0);
    }

    /** Fails so many inserts before they reach the database. */
    private DataSource failingInserts(AtomicInteger left, String state) {
        return with((connection, method, arguments, call) -> {
            boolean insert =
                    method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith("INSERT");
            if (insert && left.getAndDecrement() > 0) {
                throw new SQLException("the insert failed", state);
            }
            return call.proceed();
        });
    }

    @Test
    void claimsAKeyThatAnotherWorkerRemovedJustNow() throws Exception {
        started(database);
        AtomicInteger failures = new AtomicInteger(9);
        assertThat(started(failingInserts(failures, "23505")).claim(entry("row-1")))
                .isEmpty();
        assertThat(failures).hasValue(-1);
        assertThat(started(database).find("row-1")).contains(entry("row-1"));
    }

    @Test
    void givesUpAKeyThatIsNeitherThereNorToBeClaimed() {
        started(database);
        AtomicInteger failures = new AtomicInteger(1_000);
        JdbcCallLedger ledger = started(failingInserts(failures, "23505"));
        assertThatThrownBy(() -> ledger.claim(entry("row-1"))).hasMessage("the database failed: the insert failed");
        assertThat(failures).hasValue(990);
    }

    @Test
    void triesNoOtherFailureAgain() {
        for (String state : new String[] {"08006", null}) {
            AtomicInteger failures = new AtomicInteger(1_000);
            JdbcCallLedger ledger = started(failingInserts(failures, state));
            assertThatThrownBy(() -> ledger.claim(entry("row-1"))).hasMessage("the database failed: the insert failed");
            assertThat(failures).hasValue(999);
        }
    }

    @Test
    void aWorkersNameFitsItsColumn() {
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        assertThatCode(() -> ledger.setWorker("w".repeat(255))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ledger.setWorker("w".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }
}
