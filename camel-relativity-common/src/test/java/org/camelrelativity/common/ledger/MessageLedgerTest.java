package org.camelrelativity.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of a message's calls, and for how many of them. */
class MessageLedgerTest {

    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final Operation BREAK = Operation.named("toy/break", "")
            .takes(ArtifactSelector.class, TOY)
            .answers(Answer.noContent())
            .lookFirst("count the pieces")
            .v1(Wire.notIdempotent("toys", Part.required(TOY, "ToyID")))
            .build();
    private static final Outcome DONE = new Outcome.Done(true, Map.of(), 200, 1, null);

    private final MessageLedger ledger = new MessageLedger();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private Claim claim(int toy) {
        return claim(exchange, toy);
    }

    private Claim claim(Exchange by, int toy) {
        return ledger.claim(CallOrigin.of(by), new Request(BREAK, Map.of(TOY, toy), null, List.of()), false);
    }

    private void call(int toy, Outcome outcome) {
        call(exchange, toy, outcome);
    }

    private void call(Exchange by, int toy, Outcome outcome) {
        Claim claim = claim(by, toy);
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        ((Claim.Granted) claim).ended().accept(outcome);
    }

    private static Exchange copy(Exchange original) {
        Exchange copy = ExchangeHelper.createCorrelatedCopy(original, false);
        MessageIdentity.begin(copy);
        return copy;
    }

    static List<Outcome> outcomesWithoutEffect() {
        Outcome.Failure failure = Outcome.Failure.of(RelativityFailure.of("locked", 409, null, 1), null);
        return List.of(new Outcome.Refused(failure), new Outcome.NotSent(failure));
    }

    @ParameterizedTest
    @MethodSource("outcomesWithoutEffect")
    void whatHadNoEffectMayBeCalledAgain(Outcome outcome) {
        call(1, DONE);
        call(1, outcome);
        call(2, outcome);
        MessageIdentity.redeliver(exchange);
        assertThat(claim(1)).as("the first call, which was done").isInstanceOf(Claim.Known.class);
        assertThat(claim(1)).as("the second, which was not").isInstanceOf(Claim.Granted.class);
        assertThat(claim(2)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void remembersTheFirstHundredThousandCallsThatAreDone() {
        for (int toy = 1; toy <= 100_002; toy++) {
            call(toy, DONE);
        }
        MessageIdentity.redeliver(exchange);
        Function<Integer, Object> later = toy -> claim(toy).getClass();
        assertThat(later.apply(1)).isEqualTo(Claim.Known.class);
        assertThat(later.apply(100_000)).isEqualTo(Claim.Known.class);
        assertThat(later.apply(100_001)).isEqualTo(Claim.Granted.class);
        assertThat(later.apply(100_002)).isEqualTo(Claim.Granted.class);
    }

    /** Else a message of many calls would forget what must not be repeated. */
    @Test
    void alwaysRemembersWhatIsInDoubt() {
        for (int toy = 1; toy <= 100_001; toy++) {
            call(toy, DONE);
        }
        Outcome.Failure failure = Outcome.Failure.of(RelativityFailure.of("no answer", 0, null, 1), null);
        call(200_000, new Outcome.Unknown(failure));
        assertThat(claim(200_000)).isInstanceOf(Claim.Known.class);
    }

    @Test
    void aCallUnderWayIsMadeNeitherByACopyOfItsExchangeNorByTheOriginal() {
        MessageIdentity.begin(exchange);
        claim(exchange, 1);
        assertThat(claim(copy(exchange), 1)).isInstanceOf(Claim.NotNow.class);
        claim(copy(exchange), 2);
        assertThat(claim(exchange, 2)).isInstanceOf(Claim.NotNow.class);
    }

    @Test
    void copiesSideBySideMakeTheSameCallEach() {
        MessageIdentity.begin(exchange);
        Exchange one = copy(exchange);
        Exchange other = copy(exchange);
        call(one, 1, DONE);
        assertThat(claim(other, 1)).isInstanceOf(Claim.Granted.class);
        assertThat(claim(one, 2)).isInstanceOf(Claim.Granted.class);
        assertThat(claim(other, 2)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void whatACopyHasDoneIsKnownAfterARedeliveryOfItsOriginalAndNotOfAnotherCopy() {
        MessageIdentity.begin(exchange);
        Exchange one = copy(exchange);
        Exchange other = copy(exchange);
        call(one, 1, DONE);
        MessageIdentity.redeliver(other);
        assertThat(claim(other, 1)).isInstanceOf(Claim.Granted.class);
        call(one, 2, DONE);
        MessageIdentity.redeliver(exchange);
        assertThat(claim(copy(exchange), 2)).isInstanceOf(Claim.Known.class);
    }
}
