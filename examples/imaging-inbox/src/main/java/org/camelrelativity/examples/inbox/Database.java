package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The folder's database: the ledger of calls, and the lines of the reports. A row that has its line is left alone when its
 * file is read again. Only one application can have it open.
 */
final class Database extends ServiceSupport {

    private final JdbcConnectionPool connections;

    /** A line of a report, and the arrival of the content that it was made with. */
    record Line(String arrival, List<String> fields) {}

    /** What is done with the lines of a report. */
    interface LineReader {
        void read(Line line) throws IOException;
    }

    Database(Folders folders) {
        // Else a claim that was committed may be lost when the process is killed, and H2 closes before Camel does.
        connections = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folders.work().resolve("ledger") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", "");
    }

    JdbcCallLedger ledger() {
        JdbcCallLedger ledger = new JdbcCallLedger(connections);
        ledger.setCreateTable(true);
        // The same after a restart: calls that a kill has cut off are in doubt at once.
        ledger.setWorker("imaging-inbox");
        return ledger;
    }

    @Override
    protected void doStart() throws IOException {
        execute("CREATE TABLE IF NOT EXISTS REPORT_LINE (CONTENT VARCHAR(600), LINE INT, ARRIVAL VARCHAR(255),"
                + " FIELDS VARCHAR ARRAY, PRIMARY KEY (CONTENT, LINE))");
    }

    @Override
    protected void doStop() {
        connections.dispose();
    }

    void put(String content, int line, String arrival, List<String> fields) throws IOException {
        execute(
                "MERGE INTO REPORT_LINE KEY (CONTENT, LINE) VALUES (?, ?, ?, ?)",
                content,
                line,
                arrival,
                fields.toArray());
    }

    Optional<Line> find(String content, int line) throws IOException {
        Line[] found = new Line[1];
        read("CONTENT = ? AND LINE = ?", each -> found[0] = each, content, line);
        return Optional.ofNullable(found[0]);
    }

    /** All lines of a content, in their order in the file. */
    void read(String content, LineReader reader) throws IOException {
        read("CONTENT = ? ORDER BY LINE", reader, content);
    }

    private void read(String condition, LineReader reader, Object... values) throws IOException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select =
                        prepare(connection, "SELECT ARRIVAL, FIELDS FROM REPORT_LINE WHERE " + condition, values);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Object[] fields = (Object[]) found.getArray(2).getArray();
                reader.read(new Line(
                        found.getString(1),
                        Stream.of(fields).map(Object::toString).toList()));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(String sql, Object... values) throws IOException {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static IOException failed(SQLException e) {
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) { // its own cause is of the database's making
            throw new IllegalStateException("Another application works on this folder: " + e.getMessage());
        }
        return new IOException("the folder's database failed: " + e.getMessage(), e);
    }
}
