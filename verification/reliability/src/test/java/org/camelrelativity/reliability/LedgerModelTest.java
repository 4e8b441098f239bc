package org.camelrelativity.reliability;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.camelrelativity.reliability.Turns.Decision;
import org.camelrelativity.reliability.Turns.Fate;

/**
 * Four workers with routes of the components and one ledger go through random sequences of messages, faults, deaths between any
 * two writes, decisions and clocks, one gate at a time. Nothing takes effect twice unless somebody has said so, nothing that
 * may have taken effect can be sent again, and what a message is told is true.
 */
class LedgerModelTest {

    private static final int MOST_ACTIONS = 40;

    private static SteppedWorkers inMemory;
    private static SteppedWorkers overNetwork;

    @AfterContainer
    static void stop() throws Exception {
        for (SteppedWorkers workers : new SteppedWorkers[] {inMemory, overNetwork}) {
            if (workers != null) {
                workers.close();
            }
        }
    }

    @Property
    void nothingTakesEffectTwiceAndNothingIsLost(@ForAll("sequences") ActionChain<LedgerSequence> sequence) {
        sequence.run().conclude();
    }

    @Property(tries = 50)
    void soItIsOverANetwork(@ForAll("sequencesOverNetwork") ActionChain<LedgerSequence> sequence) {
        sequence.run().conclude();
    }

    @Provide
    ActionChainArbitrary<LedgerSequence> sequences() throws Exception {
        if (inMemory == null) {
            inMemory = new SteppedWorkers(false);
        }
        return sequencesOf(inMemory);
    }

    @Provide
    ActionChainArbitrary<LedgerSequence> sequencesOverNetwork() throws Exception {
        if (overNetwork == null) {
            overNetwork = new SteppedWorkers(true);
        }
        return sequencesOf(overNetwork);
    }

    private static ActionChainArbitrary<LedgerSequence> sequencesOf(SteppedWorkers workers) {
        return ActionChain.<LedgerSequence>startWith(() -> new LedgerSequence(workers))
                .withAction(6, when(LedgerSequence::canSend, sends()))
                .withAction(6, when(LedgerSequence::isSomebodyAtWork, steps()))
                .withAction(9, when(LedgerSequence::isSomebodyAtWork, finishes()))
                .withAction(2, when(LedgerSequence::canRestart, restarts()))
                .withAction(2, when(LedgerSequence::canDecide, decides()))
                .withAction(2, when(sequence -> true, clocks()))
                .withAction(
                        1, when(LedgerSequence::hasDelayed, "a delayed request comes", LedgerSequence::executeDelayed))
                .withAction(1, when(sequence -> true, "what runs has ended", LedgerSequence::endJobs))
                .withMaxTransformations(MOST_ACTIONS);
    }

    private static Arbitrary<Transformer<LedgerSequence>> sends() {
        Arbitrary<Integer> keys = Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(2, 1));
        Arbitrary<Integer> variants =
                Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(4, 1), Tuple.of(4, 2), Tuple.of(1, 3));
        Arbitrary<Boolean> fireAgain = Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
        return Combinators.combine(any(), keys, variants, fireAgain)
                .as((worker, key, variant, again) -> Transformer.mutate(
                        "send " + worker + " key " + key + " variant " + variant + (again ? " again" : ""),
                        sequence -> sequence.send(worker, key, variant, again)));
    }

    private static Arbitrary<Transformer<LedgerSequence>> steps() {
        return Combinators.combine(any(), decisions(12))
                .as((who, decision) ->
                        Transformer.mutate("step " + who + " " + decision, sequence -> sequence.step(who, decision)));
    }

    private static Arbitrary<Transformer<LedgerSequence>> finishes() {
        return Combinators.combine(any(), Arbitraries.integers().between(0, 7), decisions(3))
                .as((who, gates, decision) -> Transformer.mutate(
                        "finish " + who + ", after " + gates + " gates " + decision,
                        sequence -> sequence.finish(who, gates, decision)));
    }

    private static Arbitrary<Decision> decisions(int usual) {
        Arbitrary<Fate> fates = Arbitraries.frequency(
                Tuple.of(usual, Fate.GO),
                Tuple.of(4, Fate.DIES),
                Tuple.of(2, Fate.REFUSED),
                Tuple.of(1, Fate.BUSY),
                Tuple.of(1, Fate.CLOSED),
                Tuple.of(2, Fate.DELAYED),
                Tuple.of(2, Fate.LOST),
                Tuple.of(5, Fate.PARTLY),
                Tuple.of(1, Fate.DOWN));
        return Combinators.combine(fates, Arbitraries.integers().between(1, 7)).as(Decision::new);
    }

    private static Arbitrary<Transformer<LedgerSequence>> restarts() {
        Arbitrary<Boolean> named = Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false));
        Arbitrary<Boolean> forgets = Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true));
        return Combinators.combine(any(), named, forgets)
                .as((worker, name, forget) -> Transformer.mutate(
                        "restart " + worker + (name ? " named" : "") + (forget ? " forgetting" : ""),
                        sequence -> sequence.restart(worker, name, forget)));
    }

    private static Arbitrary<Transformer<LedgerSequence>> decides() {
        return Combinators.combine(any(), Arbitraries.of(true, false))
                .as((key, release) -> Transformer.mutate(
                        (release ? "release " : "settle ") + key, sequence -> sequence.decide(key, release)));
    }

    private static Arbitrary<Transformer<LedgerSequence>> clocks() {
        return Arbitraries.frequency(
                        Tuple.of(2, Duration.ofMinutes(1)),
                        Tuple.of(5, Duration.ofHours(1)),
                        Tuple.of(2, Duration.ofDays(8)),
                        Tuple.of(1, Duration.ofMinutes(-30)))
                .map(by -> Transformer.mutate("clock " + by, sequence -> sequence.setClockForward(by)));
    }

    /** Stands for one of those that there are when it is used. */
    private static Arbitrary<Integer> any() {
        return Arbitraries.integers().between(0, 4);
    }

    private static Action.Independent<LedgerSequence> when(
            Predicate<LedgerSequence> precondition, Arbitrary<Transformer<LedgerSequence>> transformers) {
        return new Action.Independent<>() {
            @Override
            public boolean precondition(LedgerSequence sequence) {
                return precondition.test(sequence);
            }

            @Override
            public Arbitrary<Transformer<LedgerSequence>> transformer() {
                return transformers;
            }
        };
    }

    private static Action.Independent<LedgerSequence> when(
            Predicate<LedgerSequence> precondition, String what, Consumer<LedgerSequence> action) {
        return when(precondition, Arbitraries.just(Transformer.mutate(what, action)));
    }
}
