package org.camelrelativity.reliability;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.camelrelativity.reliability.Turns.Fate;

/** A database with a gate before each connection, of which a ledger takes one for each statement. */
final class SteppedDatabase implements DataSource {

    private final DataSource database;
    private final Turns turns;
    private final Runnable passed;

    /** The last is called whenever somebody has passed a gate. */
    SteppedDatabase(DataSource database, Turns turns, Runnable passed) {
        this.database = database;
        this.turns = turns;
        this.passed = passed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Fate fate = turns.gate().fate();
        if (fate == Fate.DOWN) {
            throw new SQLException("no connection");
        }
        passed.run();
        Connection connection = database.getConnection();
        return fate == Fate.LOST ? failingAtTheEnd(connection) : connection;
    }

    /** What was committed stays so, but nobody hears of it. */
    private static Connection failingAtTheEnd(Connection connection) {
        return Intercepted.of(Connection.class, connection, (method, arguments, call) -> {
            Object result = call.proceed();
            if (method.getName().equals("close")) {
                throw new SQLException("the connection was lost");
            }
            return result;
        });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
