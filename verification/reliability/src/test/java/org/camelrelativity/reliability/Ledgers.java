package org.camelrelativity.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** One table of a database, and the ledgers of the workers that share it. */
final class Ledgers {

    private final DataSource dataSource;
    private final Clock clock;

    Ledgers(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** A database that is there as long as the JVM. */
    static DataSource inMemory() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    /** The same for many statements: a connection is opened once. */
    static DataSource pooledInMemory() {
        return JdbcConnectionPool.create((JdbcDataSource) inMemory());
    }

    /** Of a worker, which has a new name for each start if it is given none. */
    JdbcCallLedger of(String worker) {
        JdbcCallLedger ledger = new JdbcCallLedger(dataSource);
        ledger.setCreateTable(true);
        ledger.setClock(clock);
        if (worker != null) {
            ledger.setWorker(worker);
        }
        return ledger;
    }

    /** A ledger whose connection to the database can be cut, as by the death of the process. */
    static final class Breaking implements CallLedger {

        private final JdbcCallLedger ledger;
        private final AtomicReference<String> cutAt = new AtomicReference<>("");
        private final Queue<Entry[]> held = new ConcurrentLinkedQueue<>();
        private volatile boolean holds;
        private volatile Runnable beforeReplace = () -> {};

        Breaking(JdbcCallLedger ledger) throws Exception {
            this.ledger = ledger;
            ledger.start();
        }

        /** From now on replacements wait until they {@link #goOn}, and seem done. */
        void hold() {
            holds = true;
        }

        void goOn() {
            holds = false;
            for (Entry[] each; (each = held.poll()) != null; ) {
                try {
                    ledger.replace(each[0], each[1]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** What happens before each replacement. */
        void beforeReplace(Runnable action) {
            beforeReplace = action;
        }

        /** From now on this method fails; none if it is empty. */
        void cut(String method) {
            cutAt.set(method);
        }

        private void use(String method) throws IOException {
            if (cutAt.get().equals(method)) {
                throw new IOException("no connection");
            }
        }

        @Override
        public String worker() {
            return ledger.worker();
        }

        @Override
        public Optional<Entry> claim(Entry entry) throws IOException {
            use("claim");
            return ledger.claim(entry);
        }

        @Override
        public boolean replace(Entry known, Entry entry) throws IOException {
            use("replace");
            beforeReplace.run();
            if (holds) {
                return held.add(new Entry[] {known, entry});
            }
            return ledger.replace(known, entry);
        }

        @Override
        public boolean remove(Entry known) throws IOException {
            use("remove");
            return ledger.remove(known);
        }

        @Override
        public Optional<Entry> find(String key) throws IOException {
            return ledger.find(key);
        }

        @Override
        public List<Entry> inDoubt() throws IOException {
            return ledger.inDoubt();
        }
    }
}
