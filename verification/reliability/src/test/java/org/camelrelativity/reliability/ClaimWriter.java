package org.camelrelativity.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;

/** A process that claims keys one after another and says each that is committed, until it is killed. */
final class ClaimWriter {

    private ClaimWriter() {}

    /** Database, folder, which life it is, and how many claims of the life before were said. Says first how many are lost. */
    public static void main(String[] arguments) throws IOException {
        JdbcCallLedger ledger =
                new JdbcCallLedger(LedgerDatabase.valueOf(arguments[0]).in(Path.of(arguments[1])));
        ledger.setCreateTable(true);
        ledger.setWorker("worker-1");
        int life = Integer.parseInt(arguments[2]);
        int claimed = Integer.parseInt(arguments[3]);
        ledger.start();
        int lost = 0;
        for (int claim = 0; claim < claimed; claim++) {
            lost += ledger.find(life - 1 + " " + claim).isEmpty() ? 1 : 0;
        }
        System.out.println(lost);
        for (int claim = 0; ; claim++) {
            Instant now = Instant.now();
            ledger.claim(new Entry(
                    life + " " + claim,
                    "job/run",
                    "0".repeat(64),
                    UUID.randomUUID().toString(),
                    ledger.worker(),
                    now,
                    now.plusSeconds(700),
                    "[\"IDLE\\t\\t\"]",
                    State.CLAIMED,
                    null,
                    null));
            System.out.println(claim);
        }
    }
}
