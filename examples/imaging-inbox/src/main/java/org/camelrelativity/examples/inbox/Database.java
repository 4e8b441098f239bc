package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

    /** What is done with a line of a report, and the arrival of the content that it was made with. */
    interface LineReader {
        void read(String arrival, List<String> fields) throws IOException;
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
    protected void doStart() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS REPORT_LINE (CONTENT VARCHAR(600), LINE INT,"
                    + " ARRIVAL VARCHAR(255), FIELDS VARCHAR ARRAY, PRIMARY KEY (CONTENT, LINE))");
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) { // its own cause is of the database's making
                throw new IllegalStateException("Another application works on this folder: " + e.getMessage());
            }
            throw e;
        }
    }

    @Override
    protected void doStop() {
        connections.dispose();
    }

    void put(String content, int line, String arrival, List<String> fields) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement merge =
                        connection.prepareStatement("MERGE INTO REPORT_LINE KEY (CONTENT, LINE) VALUES (?, ?, ?, ?)")) {
            merge.setString(1, content);
            merge.setInt(2, line);
            merge.setString(3, arrival);
            merge.setObject(4, fields.toArray());
            merge.executeUpdate();
        }
    }

    /** All lines of a content, in their order in the file. */
    void read(String content, LineReader reader) throws IOException, SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT ARRIVAL, FIELDS FROM REPORT_LINE WHERE CONTENT = ? ORDER BY LINE")) {
            select.setString(1, content);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    reader.read(found.getString(1), List.of(found.getObject(2, String[].class)));
                }
            }
        }
    }
}
