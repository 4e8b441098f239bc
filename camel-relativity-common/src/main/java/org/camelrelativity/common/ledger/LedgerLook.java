package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.SharedFields;

/** Operation ledger/look: what is known of a key, and, if its call is in doubt, whether something proves it now. */
public final class LedgerLook {

    public static final String NAME = "ledger/look";

    private final CallLedger ledger;
    private final OperationTable table;
    private final CallsInDoubt callsInDoubt;
    private final Clock clock;

    /** The table is the component's: nobody else knows what proves its operations. */
    public LedgerLook(CallLedger ledger, OperationTable table, Looks looks, Clock clock) {
        this.ledger = ledger;
        this.table = table;
        this.callsInDoubt = new CallsInDoubt(ledger, table.requestTypes(), looks, clock);
        this.clock = clock;
    }

    /** Every component has it. It takes no ids: the ledger knows what a call is about. */
    public static Operation.Builder entry() {
        return Operation.named(
                        NAME,
                        "Looks whether a call with an idempotency key that is in doubt was executed; never sends the call")
                .takes(InstanceSelector.class, SharedFields.IDEMPOTENCY_KEY, SharedFields.MAX_LOOKS)
                .answers(Answer.of(CallLook.class));
    }

    /** The key is the route's own, or as the ledger has it, with the instance before it. */
    public CallLook look(String instance, String key) throws IOException, RelativityRequestException {
        Optional<Entry> known = ledger.find(instance + " " + key);
        if (known.isEmpty()) {
            known = ledger.find(key);
        }
        if (known.isEmpty()) {
            String full = key.startsWith(instance + " ") ? key : instance + " " + key;
            return new CallLook(full, null, null, null, null, null, null, List.of(), List.of(), null, null);
        }
        Entry entry = known.get();
        if (!entry.key().startsWith(instance + " ")) {
            throw refused(
                    entry,
                    "is a key of another instance than " + instance
                            + ", which only an endpoint of that instance's connection can look at");
        }
        Operation operation = table.all().stream()
                .filter(each -> each.name().equals(entry.operation()))
                .findFirst()
                .orElseThrow(() -> refused(
                        entry, "belongs to " + entry.operation() + ", which is an operation of another component"));
        if (entry.stateAt(clock.instant()) != State.IN_DOUBT) {
            return answer(entry, CallEvidence.read(entry.evidence(), operation).read(), List.of());
        }
        Optional<CallsInDoubt.Looked> looked = callsInDoubt.look(entry, operation);
        return looked.isPresent()
                ? answer(
                        looked.get().entry(),
                        looked.get().before(),
                        looked.get().now())
                : look(instance, key); // it has been decided meanwhile
    }

    private static RelativityRequestException refused(Entry entry, String why) {
        return new RelativityRequestException(NAME, "idempotencyKey " + Quoted.of(entry.key()) + " " + why);
    }

    private CallLook answer(Entry entry, List<String> before, List<String> now) {
        return new CallLook(
                entry.key(),
                entry.stateAt(clock.instant()),
                entry.operation(),
                entry.ids(),
                entry.since(),
                entry.runsUntil(),
                entry.worker(),
                before,
                now,
                entry.lookFirst(),
                entry.note());
    }
}
