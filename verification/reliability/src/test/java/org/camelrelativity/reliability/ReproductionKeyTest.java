package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A re-production job is created once and run once for a key, and a look proves either. */
class ReproductionKeyTest {

    private static final SandboxOperation CREATE = SandboxOperation.CREATE_REPRODUCTION_JOB;
    private static final SandboxOperation RUN = SandboxOperation.STAGE_AND_RUN_REPRODUCTION_JOB;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = World.plain();
        world.connect(world.configuration());
        Ledgers ledgers = new Ledgers(Ledgers.inMemory(), world.timing().clock());
        world.context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private Exchange send(String operation, Object body) {
        return world.send(
                "relativity-production:re-production/" + operation + "?idempotencyKey=${header.row}&ledger=#ledger",
                body,
                Map.of("row", "row-1"));
    }

    private void lose(SandboxOperation operation) {
        world.sandbox().faults().next(operation, SandboxFault.resetAfterEffect());
    }

    private void assertProvenByALook(SandboxOperation operation, String name, Object body, String lookFirst) {
        lose(operation);
        assertThat(send(name, body).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(lookFirst);
        Exchange again = send(name, body);
        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(world.sandbox().journal().arrived(operation)).isOne();
    }

    @Test
    void oneMoreReproductionThanBeforeProvesACreate() {
        int production = world.producedProduction();
        Call.newReproductionJob(world, production); // an earlier one proves nothing
        world.sandbox().journal().clear();
        assertProvenByALook(CREATE, "create", Call.reproduction(world, production), "re-production/of-production");
    }

    @Test
    void aJobThatRunsSinceProvesARun() {
        Integer job = Call.newReproductionJob(world);
        assertProvenByALook(RUN, "stage-and-run", job, "re-production/status");
    }

    @Test
    void whatWasNotExecutedIsNotProven() {
        Object body = Call.reproduction(world, world.producedProduction());
        world.sandbox().faults().next(CREATE, SandboxFault.resetBeforeEffect());
        assertThat(send("create", body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(send("create", body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(world.sandbox().journal().arrived(CREATE)).isOne();
    }
}
