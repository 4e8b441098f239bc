package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.http.RetryPolicy.Attempt;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a call: of its idempotency, its attempts and the last response. */
class OutcomesTest {

    private static final String IN_DOUBT = "; an earlier attempt may have taken effect";
    private static final String NOT_FOUND = "{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\"}";
    private static final String NO_SERVICE =
            "{\"ErrorType\":\"Relativity.Kepler.Exceptions.ServiceNotFoundException\"}";
    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final Secrets SECRETS = new Secrets();

    static {
        SECRETS.add(List.of("secret"));
    }

    private static Call call(Idempotency idempotency, Answer<?> answer) {
        return call(Wire.post(idempotency, "toys", Part.required(TOY, "ToyID")), answer);
    }

    private static Call call(Wire wire, Answer<?> answer) {
        Operation operation = Operation.named("toy/break", "")
                .takes(ArtifactSelector.class, TOY, SharedFields.WORKSPACE_ID)
                .answers(answer)
                .lookFirst("count the pieces")
                .offeredBy("RelativityOne")
                .v1(wire)
                .build();
        Request request = new Request(operation, Map.of(TOY, 7, SharedFields.WORKSPACE_ID, 5), null, List.of());
        return new Call(request, operation.wires(ApiVersion.V1).get(0), "toys", Optional.empty());
    }

    private static Call call(Idempotency idempotency) {
        return call(idempotency, Answer.noContent());
    }

    private static CompleteResponse response(int status, String body) {
        return new CompleteResponse(
                "https://relativity.example.com/Relativity.REST/api/toys",
                false,
                status,
                "",
                Duration.ofSeconds(3),
                false,
                body.getBytes(StandardCharsets.UTF_8),
                SECRETS);
    }

    private static RetryPolicy.History history(boolean mayHaveExecuted) {
        RetryPolicy.History history = new RetryPolicy.History();
        history.sent = 2;
        history.mayHaveExecuted = mayHaveExecuted;
        return history;
    }

    private static Outcome first(Call call, Response response) {
        return Outcomes.of(call, history(false), response).outcome();
    }

    private static Outcome afterDoubt(Call call, Response response) {
        return Outcomes.of(call, history(true), response).outcome();
    }

    private static String message(Outcome outcome) {
        return details(outcome).message();
    }

    private static RelativityFailure details(Outcome outcome) {
        return ((Outcome.NotDone) outcome).failure().details();
    }

    private static String message(int status, String body) {
        return message(first(call(Idempotency.SAFE), response(status, body)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, DONE, ANSWERED",
        "201, DONE, ANSWERED",
        "202, DONE, ANSWERED",
        "203, UNKNOWN, FINAL",
        "204, DONE, ANSWERED",
        "206, UNKNOWN, FINAL",
        "301, UNKNOWN, FINAL",
        "306, UNKNOWN, FINAL",
        "307, REFUSED, FINAL",
        "308, REFUSED, FINAL",
        "399, UNKNOWN, FINAL",
        "400, REFUSED, FINAL",
        "401, REFUSED, FINAL",
        "404, REFUSED, FINAL",
        "408, UNKNOWN, RETRYABLE_RESPONSE",
        "425, REFUSED, RETRYABLE_RESPONSE",
        "428, REFUSED, FINAL",
        "429, NOT_SENT, RETRYABLE_RESPONSE",
        "430, UNKNOWN, FINAL",
        "431, REFUSED, FINAL",
        "432, UNKNOWN, FINAL",
        "499, UNKNOWN, FINAL",
        "500, UNKNOWN, RETRYABLE_RESPONSE",
        "501, UNKNOWN, FINAL",
        "503, UNKNOWN, RETRYABLE_RESPONSE",
        "505, UNKNOWN, FINAL",
        "599, UNKNOWN, RETRYABLE_RESPONSE"
    })
    void ofAStatus(int status, RelativityOutcome expected, Repeatability repeatability) {
        Attempt attempt = Outcomes.of(call(Idempotency.NOT_IDEMPOTENT), history(false), response(status, ""));
        assertThat(attempt.outcome().kind()).isEqualTo(expected);
        assertThat(attempt.repeatability()).isEqualTo(repeatability);
        assertThat(attempt.outcome().status()).isEqualTo(status);
        assertThat(attempt.outcome().attempts()).isEqualTo(2);
        RelativityOutcome ofRead = expected == RelativityOutcome.UNKNOWN ? RelativityOutcome.UNAVAILABLE : expected;
        assertThat(first(call(Idempotency.SAFE), response(status, "")).kind()).isEqualTo(ofRead);
    }

    @Test
    void anUnknownOutcomeSaysWhatToLookAt() {
        assertThat(message(first(call(Idempotency.NOT_IDEMPOTENT), response(500, ""))))
                .isEqualTo("the outcome is unknown: status 500. It may have been executed and is not repeated."
                        + " Look first: count the pieces (toyId 7, workspaceId 5)");
        assertThat(message(500, "")).isEqualTo("status 500");
    }

    /** The outcome of several attempts is the most uncertain of them; what only reads can't have happened. */
    @Test
    void afterAnAttemptInDoubtARefusalProvesNothing() {
        Call call = call(Idempotency.IDEMPOTENT);
        for (int status : List.of(400, 429)) {
            Outcome outcome = afterDoubt(call, response(status, ""));
            assertThat(outcome.kind()).isEqualTo(RelativityOutcome.UNAVAILABLE);
            assertThat(message(outcome)).isEqualTo("status " + status + IN_DOUBT);
        }
        Outcome refused = afterDoubt(call(Idempotency.SAFE), response(400, ""));
        assertThat(refused.kind()).isEqualTo(RelativityOutcome.REFUSED);
        assertThat(message(refused)).isEqualTo("status 400");
        assertThat(message(afterDoubt(call, response(200, "false"))))
                .isEqualTo("refused with status 200: Relativity answered false" + IN_DOUBT);
        assertThat(afterDoubt(call(Idempotency.NOT_IDEMPOTENT), response(400, ""))
                        .kind())
                .isEqualTo(RelativityOutcome.UNKNOWN);
    }

    @Test
    void ofNoResponse() {
        IOException cause = new IOException("reset");
        Response.NoResponse notSent = new Response.NoResponse("refused", false, Repeatability.NOT_SENT, cause);
        Response.NoResponse sent = new Response.NoResponse("reset", true, Repeatability.UNANSWERED, cause);
        Call call = call(Idempotency.NOT_IDEMPOTENT);
        Attempt attempt = Outcomes.of(call, history(false), notSent);
        assertThat(attempt.repeatability()).isEqualTo(Repeatability.NOT_SENT);
        assertThat(attempt.outcome().kind()).isEqualTo(RelativityOutcome.NOT_SENT);
        assertThat(details(attempt.outcome())).isEqualTo(RelativityFailure.withoutAnswer("not sent: refused", 2));
        assertThat(((Outcome.NotSent) attempt.outcome()).failure().cause()).isSameAs(cause);
        assertThat(first(call, sent).kind()).isEqualTo(RelativityOutcome.UNKNOWN);
        assertThat(first(call(Idempotency.SAFE), sent).kind()).isEqualTo(RelativityOutcome.UNAVAILABLE);
        assertThat(message(afterDoubt(call(Idempotency.IDEMPOTENT), notSent)))
                .isEqualTo("not sent: refused" + IN_DOUBT);
    }

    @Test
    void ofNoToken() {
        Call call = call(Idempotency.NOT_IDEMPOTENT);
        Outcome refused = first(call, Response.NoToken.refused("it said no", 400));
        assertThat(refused.kind()).isEqualTo(RelativityOutcome.REFUSED);
        assertThat(details(refused)).isEqualTo(RelativityFailure.of("no token: it said no", 400, null, 2));
        Attempt none = Outcomes.of(call, history(false), Response.NoToken.unavailable("busy", response(503, "")));
        assertThat(none.repeatability()).isEqualTo(Repeatability.NOT_SENT);
        assertThat(none.outcome().kind()).isEqualTo(RelativityOutcome.NOT_SENT);
        assertThat(details(none.outcome()))
                .isEqualTo(RelativityFailure.of("no token: busy", 503, Duration.ofSeconds(3), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_FOUND})
    void whatIsGoneAfterAnAttemptInDoubtWasDeleted(String body) {
        Call delete = call(Wire.delete("toys").deleting(), Answer.noContent());
        assertThat(afterDoubt(delete, response(404, body)).kind()).isEqualTo(RelativityOutcome.DONE);
        assertThat(first(delete, response(404, body)).kind()).isEqualTo(RelativityOutcome.REFUSED);
        assertThat(afterDoubt(delete, response(410, body)).kind()).isEqualTo(RelativityOutcome.UNAVAILABLE);
        assertThat(afterDoubt(call(Wire.delete("toys"), Answer.noContent()), response(404, body))
                        .kind())
                .isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"Message\":\"not here\"}", NO_SERVICE})
    void onlyRelativitySaysThatItIsGone(String body) {
        Call delete = call(Wire.delete("toys").deleting(), Answer.noContent());
        assertThat(afterDoubt(delete, response(404, body)).kind()).isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    @Test
    void aNotFoundIsExplained() {
        String offered = ". Only RelativityOne is known to offer toy/break";
        assertThat(message(404, ""))
                .isEqualTo("status 404. A 404 without Relativity's own error can also mean that this Relativity lacks"
                        + " the service, that the X-CSRF-Header was lost on the way, or that instanceUrl is wrong: asked was"
                        + " https://relativity.example.com/Relativity.REST/api/toys" + offered);
        assertThat(message(404, NO_SERVICE)).endsWith(offered);
        assertThat(message(404, "{\"Message\":\"where?\"}")).isEqualTo("status 404: where?" + offered);
        assertThat(message(404, NOT_FOUND)).isEqualTo("status 404: Relativity.Services.Exceptions.NotFoundException");
        assertThat(message(400, "")).isEqualTo("status 400");
        assertThat(message(400, NO_SERVICE))
                .isEqualTo("status 400: Relativity.Kepler.Exceptions.ServiceNotFoundException");
    }

    @Test
    void tellsRelativitysErrorWithoutCredentials() {
        String error = "{\"Other\":\"x\",\"errortype\":\"T\",\"Message\":\"not secret\",\"IDENTIFIER\":\"id\"}";
        assertThat(details(first(call(Idempotency.SAFE), response(400, error))))
                .isEqualTo(new RelativityFailure(
                        "status 400: not xxxxxx",
                        400,
                        "T",
                        "not xxxxxx",
                        "id",
                        error.replace("secret", "xxxxxx"),
                        Duration.ofSeconds(3),
                        2));
        for (String others : List.of("{\"Identifier\":\"id\"}", "{\"Code\":1}", "no JSON")) {
            assertThat(details(first(call(Idempotency.SAFE), response(400, others))))
                    .isEqualTo(new RelativityFailure(
                            "status 400: " + others, 400, null, null, null, others, Duration.ofSeconds(3), 2));
        }
    }

    @Test
    void anUnreadableAnswerDoesNotTell() {
        Attempt attempt = Outcomes.of(call(Idempotency.NOT_IDEMPOTENT), history(false), response(200, "<html>"));
        assertThat(attempt.outcome().kind()).isEqualTo(RelativityOutcome.UNKNOWN);
        assertThat(attempt.repeatability()).isEqualTo(Repeatability.RETRYABLE_RESPONSE);
        assertThat(details(attempt.outcome()))
                .extracting(RelativityFailure::status, RelativityFailure::retryAfter, RelativityFailure::attempts)
                .containsExactly(200, Duration.ofSeconds(3), 2);
    }

    @Test
    void theAnswerIsJudged() {
        Call call = call(
                Idempotency.NOT_IDEMPOTENT,
                Answer.number()
                        .judgedBy(answer ->
                                answer == 1 ? new Verdict.Unknown("which secret?") : new Verdict.Refused("no")));
        Outcome unknown = first(call, response(200, "1"));
        assertThat(unknown.kind()).isEqualTo(RelativityOutcome.UNKNOWN);
        assertThat(message(unknown)).contains("which xxxxxx?");
        assertThat(message(first(call, response(200, "2")))).isEqualTo("refused with status 200: no");
    }

    @Test
    void theIdsAreThoseThatWereSentAndThoseThatWereAnswered() {
        Call call = call(Idempotency.NOT_IDEMPOTENT, Answer.number());
        assertThat(first(call, response(200, "8"))).isEqualTo(new Outcome.Done(8, Map.of(TOY, 7), 200, 2, null));
        assertThat(first(call(Idempotency.NOT_IDEMPOTENT, Answer.artifactId(TOY)), response(200, "8")))
                .isEqualTo(new Outcome.Done(8, Map.of(TOY, 8), 200, 2, null));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, DONE, PARTIAL",
        "0, 1, 0, REFUSED, REFUSED",
        "1, 1, 0, PARTIAL, PARTIAL",
        "1, 0, 1, UNKNOWN, UNKNOWN",
        "0, 1, 1, UNKNOWN, UNKNOWN"
    })
    void ofJobs(int done, int failed, int unnamed, RelativityOutcome expected, RelativityOutcome whenStopped) {
        RelativityJobReport.Builder builder = RelativityJobReport.builder().unnamed(unnamed);
        IntStream.range(0, done).forEach(i -> builder.done(new ArtifactSelector(5, i)));
        IntStream.range(0, failed).forEach(i -> builder.failed(new ArtifactSelector(5, i), List.of("secret")));
        RelativityJobReport jobs = builder.build();
        Call call = call(Idempotency.NOT_IDEMPOTENT, Answer.number().judgedBy(answer -> new Verdict.PerJob(jobs)));
        Outcome outcome = first(call, response(200, "1"));
        assertThat(outcome.kind()).isEqualTo(expected);
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(outcome.jobs()).isEqualTo(jobs.mapReasons(reason -> "xxxxxx"));
        assertThat(outcome.answered()).contains(1);
        assertThat(afterDoubt(call, response(200, "1")).jobs().failed()).isEmpty();

        Outcome.NotDone stop = (Outcome.NotDone) first(call, response(400, ""));
        Outcome stopped = Outcomes.ofStopped(call.operation(), stop, jobs, 9);
        assertThat(stopped.kind()).isEqualTo(whenStopped);
        assertThat(stopped.attempts()).isEqualTo(9);
        assertThat(stopped.jobs()).isEqualTo(jobs);
        assertThat(message(stopped)).isEqualTo(jobs.summary() + ". It was stopped by toy/break: status 400");
        assertThat(((Outcome.NotDone) stopped).failure().cause()).hasMessage("toy/break: status 400");
        Outcome.NotDone unavailable = (Outcome.NotDone) first(call(Idempotency.SAFE), response(500, ""));
        assertThat(Outcomes.ofStopped(call.operation(), unavailable, jobs, 9).kind())
                .isEqualTo(RelativityOutcome.UNAVAILABLE);
    }
}
