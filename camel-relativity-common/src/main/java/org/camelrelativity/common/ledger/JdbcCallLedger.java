package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.Quoted;

/**
 * A ledger in one table of a database, shared by any number of workers. Each change is one statement, committed at once, so
 * the data source must not take part in transactions of the route: a claim must stay when these are rolled back.
 *
 * <p>The table is {@code RELATIVITY_CALL}; {@code relativity-call-ledger.sql} in this package has its definition. Set the
 * properties before the start. As a bean of a registry the ledger is started by the first endpoint that uses it, and stopped
 * with the Camel context. To {@link #settle} or {@link #release} a call it need not be started.
 */
@ManagedResource(description = "Ledger of calls with an idempotency key")
public class JdbcCallLedger extends ServiceSupport implements CallLedger {

    private static final String COLUMNS =
            "CALL_KEY, OPERATION, REQUEST, CLAIM, WORKER, SINCE, RUNS_UNTIL, EVIDENCE, STATE, RESULT, NOTE";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM RELATIVITY_CALL WHERE ";
    private static final int MAX_INSERTS = 10;
    private static final String CONSTRAINT_VIOLATION = "23";

    private static final int MAX_WORKER_LENGTH = 255;
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
    private static final int MAX_LINE_LENGTH = 4_000;

    private final DataSource dataSource;
    private String worker = UUID.randomUUID().toString();
    private boolean workerNamed;
    private boolean startedBefore;
    private boolean createTable;
    private Duration retention;
    private Clock clock = Clock.systemUTC();

    /** A statement's parameters and what is to be done with it. */
    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /**
     * Creates a ledger, without connecting to the database.
     *
     * @param dataSource the database; every statement takes a connection of its own, and closes it
     */
    public JdbcCallLedger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Names this worker: the same name after a restart, and no other worker's at the same time. Calls that were under way when
     * it ended are in doubt as soon as it starts again, instead of only after the longest time that a call can take. Default: a
     * random name for each instance of this class.
     *
     * @param worker text of 1 to 255 characters, not blank
     * @throws IllegalArgumentException if it is not, or has a placeholder that nothing has replaced, which other workers
     *     would have, too
     */
    public void setWorker(String worker) {
        if (worker != null && (worker.contains("${") || worker.contains("{{"))) {
            throw new IllegalArgumentException("worker has a placeholder that nothing has replaced");
        }
        if (worker == null || worker.isBlank() || worker.length() > MAX_WORKER_LENGTH) {
            throw new IllegalArgumentException("worker must be text of 1 to " + MAX_WORKER_LENGTH + " characters");
        }
        this.worker = worker;
        this.workerNamed = true;
    }

    /**
     * Whether to create the table at the start if there is none.
     *
     * @param createTable {@code true} to create it; default: {@code false}
     */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }

    /**
     * How long calls are remembered that are done, partial or released, from when they were claimed; older ones are deleted
     * whenever the ledger starts. What is in doubt is kept for ever. A call of a forgotten key is sent again.
     *
     * @param retention the time; default, and {@code null}: for ever
     * @throws IllegalArgumentException if it is less than a day, as a number without a unit is: it counts milliseconds
     */
    public void setRetention(Duration retention) {
        if (retention != null && retention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException("retention must be at least a day, such as 90d, but was " + retention);
        }
        this.retention = retention;
    }

    /**
     * The clock, for tests.
     *
     * @param clock default: the system's
     */
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String worker() {
        return worker;
    }

    /** @throws IOException if the database can't be reached, or if the table is missing or of another version */
    @Override
    protected void doStart() throws IOException {
        try {
            if (createTable) {
                createTable();
            }
            execute(SELECT + "1 = 0", PreparedStatement::executeQuery);
        } catch (IOException e) {
            throw new IOException(
                    "table RELATIVITY_CALL can't be used, which must be as relativity-call-ledger.sql creates it: "
                            + e.getMessage(),
                    e);
        }
        if (workerNamed && !startedBefore) { // else calls of this life may be under way, by another Camel context
            execute("UPDATE RELATIVITY_CALL SET STATE = 'IN_DOUBT' WHERE STATE = 'CLAIMED' AND WORKER = ?", update -> {
                update.setString(1, worker);
                return update.executeUpdate();
            });
        }
        startedBefore = true;
        if (retention != null) {
            execute(
                    "DELETE FROM RELATIVITY_CALL WHERE STATE IN ('DONE', 'PARTIAL', 'RELEASED') AND SINCE < ?",
                    delete -> {
                        delete.setLong(1, clock.instant().minus(retention).toEpochMilli());
                        return delete.executeUpdate();
                    });
        }
    }

    private void createTable() throws IOException {
        try {
            execute(SELECT + "1 = 0", PreparedStatement::executeQuery);
        } catch (IOException absent) {
            String sql;
            try (InputStream file = JdbcCallLedger.class.getResourceAsStream("relativity-call-ledger.sql")) {
                sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
            try {
                execute(sql, PreparedStatement::executeUpdate);
            } catch (IOException e) { // another worker may have been first; the start looks once more
                e.addSuppressed(absent);
                execute(SELECT + "1 = 0", PreparedStatement::executeQuery);
            }
        }
    }

    /** Not every driver tells a duplicate key from other errors: if an insert fails, an entry of the key is looked for. */
    @Override
    public Optional<Entry> claim(Entry entry) throws IOException {
        for (int attempt = 1; ; attempt++) {
            SQLException failure = insert(entry);
            if (failure == null) {
                return Optional.empty();
            }
            Optional<Entry> known = find(entry.key());
            if (known.isPresent()) { // by this insert, if only its acknowledgement was lost
                return known.filter(first -> !first.claim().equals(entry.claim()) || first.state() != entry.state());
            }
            boolean violated =
                    failure.getSQLState() != null && failure.getSQLState().startsWith(CONSTRAINT_VIOLATION);
            if (!violated || attempt == MAX_INSERTS) { // else it was removed meanwhile
                throw failed(failure);
            }
        }
    }

    /** {@return why it was not stored, or {@code null} if it was} */
    private SQLException insert(Entry entry) throws IOException {
        try (Connection connection = connect()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO RELATIVITY_CALL (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                set(insert, entry);
                insert.executeUpdate();
                return null;
            } catch (SQLException e) {
                return e;
            }
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean replace(Entry known, Entry entry) throws IOException {
        String sql =
                "UPDATE RELATIVITY_CALL SET CALL_KEY = ?, OPERATION = ?, REQUEST = ?, CLAIM = ?, WORKER = ?, SINCE = ?,"
                        + " RUNS_UNTIL = ?, EVIDENCE = ?, STATE = ?, RESULT = ?, NOTE = ? WHERE CALL_KEY = ? AND CLAIM = ?"
                        + " AND STATE = ?";
        return execute(sql, update -> {
            int next = set(update, entry);
            update.setString(next, known.key());
            update.setString(next + 1, known.claim());
            update.setString(next + 2, known.state().name());
            return update.executeUpdate() == 1;
        });
    }

    @Override
    public boolean remove(Entry known) throws IOException {
        return execute("DELETE FROM RELATIVITY_CALL WHERE CALL_KEY = ? AND CLAIM = ? AND STATE = ?", delete -> {
            delete.setString(1, known.key());
            delete.setString(2, known.claim());
            delete.setString(3, known.state().name());
            return delete.executeUpdate() == 1;
        });
    }

    @Override
    public Optional<Entry> find(String key) throws IOException {
        Optional<Entry> known = execute(SELECT + "CALL_KEY = ?", select -> {
                    select.setString(1, key);
                    return read(select);
                })
                .stream()
                .findFirst();
        if (known.isPresent() && !known.get().key().equals(key)) {
            throw new IOException("the database takes " + Quoted.of(key) + " and "
                    + Quoted.of(known.get().key()) + " for the same key: column CALL_KEY needs a binary collation");
        }
        return known;
    }

    @Override
    public List<Entry> inDoubt() throws IOException {
        String sql = SELECT + "STATE = 'IN_DOUBT' OR STATE = 'CLAIMED' AND RUNS_UNTIL <= ? ORDER BY SINCE";
        return execute(sql, select -> {
            select.setLong(1, clock.millis());
            return read(select);
        });
    }

    /**
     * The calls in doubt as text, for JMX.
     *
     * @return a line for each call, the oldest first
     * @throws IOException if the database can't be reached
     */
    @ManagedOperation(
            description = "Lists the calls in doubt: key, operation, ids, since when, worker, what to look at")
    public String[] listInDoubt() throws IOException {
        return inDoubt().stream()
                .map(entry -> Quoted.plain(
                        "key=" + entry.key() + " operation=" + entry.operation() + " ids=" + entry.ids() + " since="
                                + entry.since() + " worker=" + entry.worker() + " lookFirst=" + entry.lookFirst(),
                        MAX_LINE_LENGTH))
                .toArray(String[]::new);
    }

    /**
     * Records that a call in doubt was executed, as a person has seen in Relativity: it is never sent again. Its answer stays
     * unknown. Of a list these are the jobs in doubt; those that have failed may still be sent.
     *
     * @param key the key as {@link #inDoubt} lists it, with the instance before it
     * @param who the person who decides
     * @param reason why
     * @throws IllegalArgumentException if the person or the reason is missing
     * @throws IllegalStateException if there is no such call, if it is not in doubt, or if it may still be running
     * @throws IOException if the database can't be reached; the decision may or may not have been recorded
     */
    @ManagedOperation(
            description = "Records that a call in doubt was executed: its key as listed, who says so, and why")
    public void settle(String key, String who, String reason) throws IOException {
        decide(key, State.DONE, who, reason);
    }

    /**
     * Lets a call in doubt be sent again, with the next message of its key. If it was executed after all, it is executed twice.
     *
     * @param key the key as {@link #inDoubt} lists it, with the instance before it
     * @param who the person who decides
     * @param reason why
     * @throws IllegalArgumentException if the person or the reason is missing
     * @throws IllegalStateException if there is no such call, if it is not in doubt, or if it may still be running
     * @throws IOException if the database can't be reached; the decision may or may not have been recorded
     */
    @ManagedOperation(
            description =
                    "Lets a call in doubt be sent again with the next message: its key as listed, who says so, and why")
    public void release(String key, String who, String reason) throws IOException {
        decide(key, State.RELEASED, who, reason);
    }

    private void decide(String key, State decision, String who, String reason) throws IOException {
        if (isBlank(who) || isBlank(reason)) {
            throw new IllegalArgumentException("who decides of key " + Quoted.of(key) + ", and why, must be given");
        }
        Entry entry = find(key).orElseThrow(() -> new IllegalStateException("no call of key " + Quoted.of(key)));
        Instant now = clock.instant();
        if (entry.stateAt(now) == State.CLAIMED) {
            throw new IllegalStateException(
                    "the call of key " + Quoted.of(key) + " may be running until " + entry.runsUntil());
        }
        if (entry.stateAt(now) != State.IN_DOUBT) {
            throw new IllegalStateException("the call of key " + Quoted.of(key) + " is " + entry.state());
        }
        Entry decided = decision == State.DONE ? StoredOutcome.settled(entry) : entry.as(decision, entry.result());
        if (!replace(entry, decided.decided(decided.state(), Entry.note(now + " " + who + ": " + reason)))) {
            throw new IllegalStateException("the call of key " + Quoted.of(key) + " has changed just now");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private <T> T execute(String sql, Work<T> work) throws IOException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException | RuntimeException e) { // as of a pool that is closed
            throw failed(e);
        }
    }

    /** The drivers' messages name tables and hosts, and no values of ours. */
    private static IOException failed(Exception e) {
        return new IOException("the database failed: " + e.getMessage(), e);
    }

    private Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static int set(PreparedStatement statement, Entry entry) throws SQLException {
        statement.setString(1, entry.key());
        statement.setString(2, entry.operation());
        statement.setString(3, entry.request());
        statement.setString(4, entry.claim());
        statement.setString(5, entry.worker());
        statement.setLong(6, entry.since().toEpochMilli());
        statement.setLong(7, entry.runsUntil().toEpochMilli());
        statement.setString(8, entry.evidence());
        statement.setString(9, entry.state().name());
        statement.setString(10, entry.result());
        statement.setString(11, entry.note());
        return 12;
    }

    private static List<Entry> read(PreparedStatement select) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6)),
                        Instant.ofEpochMilli(row.getLong(7)),
                        row.getString(8),
                        State.valueOf(row.getString(9)),
                        row.getString(10),
                        row.getString(11)));
            }
        }
        return entries;
    }
}
