package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.operation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which secrets are hidden, for how long, and what is left as it is. */
class HiddenSecretsTest {

    private final Secrets secrets = new Secrets();

    private void add(String... values) {
        secrets.add(List.of(values));
    }

    @Test
    void aTextIsLeftAsItIsWhereNothingSecretIsKnown() {
        assertThat(secrets.hideIn("any text")).isEqualTo("any text");
        assertThat(secrets.areIn("any text")).isFalse();
        assertThat(secrets.plain("any\ntext")).isEqualTo("any?text");
        add("s3cr3t");
        assertThat(secrets.hideIn("any text")).isEqualTo("any text");
        assertThat(secrets.areIn("any text")).isFalse();
        assertThat(secrets.areIn("any s3cr3t")).isTrue();
        assertThat(secrets.areIn(null)).isFalse();
        assertThat(secrets.hideIn((String) null)).isNull();
        assertThat(secrets.plain(null)).isNull();
    }

    /** Of a password of three letters every other word would be hidden, and the message be of no use. */
    @Test
    void fourCharactersAreHiddenAndThreeAreNot() {
        add("abc");
        assertThat(secrets.hideIn("abc and wxyz")).isEqualTo("abc and wxyz");
        assertThat(secrets.areIn("abc")).isFalse();
        add("wxyz");
        assertThat(secrets.hideIn("abc and wxyz")).isEqualTo("abc and xxxxxx");
    }

    /** Whoever quotes may cut. */
    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef, 0123456789ab, xxxxxx",
        "0123456789abcdef, 0123456789abXYZ, xxxxxx",
        "0123456789abcdef, 0123456789a, 0123456789a",
        "0123456789abcde, 0123456789ab, 0123456789ab",
        "0123456789abcde, 0123456789abcde, xxxxxx"
    })
    void theBeginningOfALongSecretIsHiddenToo(String secret, String quoted, String told) {
        add(secret);
        assertThat(secrets.hideIn("Bearer " + quoted + " is wrong")).isEqualTo("Bearer " + told + " is wrong");
    }

    /** Tokens are replaced again and again: an answer may quote an earlier one, and memory must not fill up with them. */
    @Test
    void onlyTheLast32SecretsAreHidden() {
        for (int hour = 1; hour <= 32; hour++) {
            add("token." + hour + ".");
        }
        assertThat(secrets.hideIn("token.1. token.32.")).isEqualTo("xxxxxx xxxxxx");
        add("token.33.");
        assertThat(secrets.hideIn("token.1. token.2. token.33.")).isEqualTo("token.1. xxxxxx xxxxxx");
    }

    @Test
    void aSecretOfAnotherThreadIsHiddenToo() throws Exception {
        add("first");
        CompletableFuture.runAsync(() -> add("second")).get(10, TimeUnit.SECONDS);
        assertThat(secrets.hideIn("first, second")).isEqualTo("xxxxxx, xxxxxx");
    }

    @Test
    void aFailureIsToldWithoutAndItsBodyIsCut() {
        add("s3cr3t");
        String body = "s3cr3t" + "x".repeat(16 * 1024);
        RelativityFailure details =
                new RelativityFailure("no s3cr3t", 400, "s3cr3t", "a\ns3cr3t", "id s3cr3t", body, null, 1);
        Outcome outcome = secrets.hideIn(new Outcome.Refused(Outcome.Failure.of(details, null)));
        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(Outcome.Failure.of(
                        new RelativityFailure(
                                "no xxxxxx", 400, "xxxxxx", "a?xxxxxx", "id xxxxxx", hiddenAndCutBody(), null, 1),
                        null)));
    }

    private static String hiddenAndCutBody() {
        return "xxxxxx" + "x".repeat(16 * 1024 - "xxxxxx".length());
    }
}
