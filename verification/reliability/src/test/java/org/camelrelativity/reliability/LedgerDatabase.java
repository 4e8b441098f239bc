package org.camelrelativity.reliability;

import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.sqlite.SQLiteDataSource;

/** A database in a file, for the ledger of a single JVM. */
enum LedgerDatabase {
    H2(true, ";WRITE_DELAY=0"),
    H2_BY_DEFAULT(false, ""),
    HSQLDB(true, ";hsqldb.write_delay=false"),
    HSQLDB_BY_DEFAULT(false, ""),
    SQLITE(true, ""),
    SQLITE_WAL(true, "?journal_mode=WAL"),
    SQLITE_WAL_FULL(true, "?journal_mode=WAL&synchronous=FULL");

    private final boolean durable;
    private final String settings;

    LedgerDatabase(boolean durable, String settings) {
        this.durable = durable;
        this.settings = settings;
    }

    /** Whether it keeps what it has committed when the process is killed. */
    boolean isDurable() {
        return durable;
    }

    DataSource in(Path folder) {
        String file = folder.resolve(name().toLowerCase(Locale.ROOT)).toString();
        if (name().startsWith("H2")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:file:" + file + settings + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
        if (name().startsWith("HSQLDB")) {
            JDBCDataSource hsqldb = new JDBCDataSource();
            hsqldb.setUrl("jdbc:hsqldb:file:" + file + settings + ";sql.syntax_pgs=true;hsqldb.lock_file=false");
            return hsqldb;
        }
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + file + settings);
        return sqlite;
    }
}
