package org.camelrelativity.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;

/** Decides by a seed what happens to a request: to every fourth something does. */
final class Misbehaviour implements Function<SandboxOperation, SandboxFault> {

    private static final int ALL = 1000;

    private final Random random;
    private final List<Supplier<SandboxFault>> wheel = new ArrayList<>(ALL);
    private int faults;

    /**
     * @param seed the same seed makes the same decisions
     * @param patience how long the client waits for an answer
     */
    Misbehaviour(long seed, Duration patience) {
        random = new Random(seed);
        Duration tooLong = patience.plusMillis(300);
        each(50, () -> SandboxFault.latency(Duration.ofMillis(1 + random.nextInt(40))));
        each(2, () -> SandboxFault.latency(tooLong));
        each(20, () -> SandboxFault.slowDrip(Duration.ofMillis(1 + random.nextInt(60))));
        each(1, () -> SandboxFault.slowDrip(tooLong));
        each(20, () -> SandboxFault.status(429, Duration.ZERO));
        each(1, () -> SandboxFault.status(429, Duration.ofSeconds(1)));
        each(5, () -> SandboxFault.status(429, Duration.ofSeconds(30)));
        each(20, () -> SandboxFault.status(503, Duration.ZERO));
        each(5, () -> SandboxFault.status(503, Duration.ofSeconds(30)));
        each(15, () -> SandboxFault.status(500));
        each(5, () -> SandboxFault.status(500, "Relativity.Services.Exceptions.ServiceException", "Deadlocked"));
        each(15, () -> SandboxFault.statusAfterEffect(500));
        each(5, () -> SandboxFault.statusAfterEffect(504));
        each(20, SandboxFault::resetBeforeEffect);
        each(20, SandboxFault::resetAfterEffect);
        each(20, SandboxFault::cutBody);
        each(15, SandboxFault::htmlLoginPage);
        each(10, SandboxFault::expiredToken);
        each(5, SandboxFault::methodNotFound);
    }

    private void each(int times, Supplier<SandboxFault> fault) {
        for (int i = 0; i < times; i++) {
            wheel.add(fault);
        }
    }

    @Override
    public SandboxFault apply(SandboxOperation operation) {
        int drawn = random.nextInt(ALL);
        if (drawn >= wheel.size()) {
            return null;
        }
        faults++;
        return wheel.get(drawn).get();
    }

    /** How many requests met a fault. */
    int faults() {
        return faults;
    }
}
