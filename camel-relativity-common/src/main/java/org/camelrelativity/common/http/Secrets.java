package org.camelrelativity.common.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Done;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Outcome.NotDone;

/**
 * What a client has proved itself with, which a server may send back in any place of its answer. Every text that comes of
 * an answer goes through here before it is told: in an outcome, and so in an exception, a job report, the audit trail and a
 * health check, or in the log.
 */
final class Secrets {

    static final String HIDDEN = "xxxxxx";

    /** Tokens are replaced, and an answer may quote an earlier one. */
    private static final int MAX_REMEMBERED = 32;
    /** Of a shorter one every other word would be hidden. */
    private static final int MIN_LENGTH = 4;
    /** Whoever quotes may cut: of a long secret, its beginning is hidden with all that follows. */
    private static final int MIN_CUT_LENGTH = 16;

    private static final int BEGINNING = 12;
    private static final int MAX_TEXT_LENGTH = 4_000;
    private static final int MAX_BODY_LENGTH = 16 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> values = new LinkedHashSet<>();
    private volatile Set<String> known = Set.of();
    private volatile Pattern pattern;

    /** Before it is sent. */
    void add(List<String> secrets) {
        if (known.containsAll(secrets)) {
            return;
        }
        lock.lock();
        try {
            secrets.stream().filter(secret -> secret.length() >= MIN_LENGTH).forEach(values::add);
            while (values.size() > MAX_REMEMBERED) {
                values.remove(values.iterator().next());
            }
            pattern = values.isEmpty() ? null : pattern(values);
            known = Set.copyOf(values);
        } finally {
            lock.unlock();
        }
    }

    private static Pattern pattern(Set<String> secrets) {
        List<String> longestFirst = secrets.stream()
                .flatMap(Secrets::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        Stream<String> cut = longestFirst.stream()
                .filter(spelling -> spelling.length() >= MIN_CUT_LENGTH)
                .map(spelling -> Pattern.quote(spelling.substring(0, BEGINNING)) + "[^\\s\"'<>]*");
        return Pattern.compile(
                Stream.concat(longestFirst.stream().map(Pattern::quote), cut).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE); // some servers, and our media types, are in lower case
    }

    /** As it is, in URLs and forms, in JSON, in HTML, and in Base64, that for URLs too. */
    private static Stream<String> spellings(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                        secret,
                        form,
                        form.replace("+", "%20"),
                        json,
                        json.replace("/", "\\/"),
                        html,
                        html.replace("\"", "&quot;").replace("'", "&#39;"),
                        html.replace("\"", "&#34;").replace("'", "&apos;"),
                        base64)
                .flatMap(spelling ->
                        Stream.of(spelling, spelling.replace('+', '-').replace('/', '_')));
    }

    boolean areIn(String text) {
        Pattern current = pattern;
        return text != null && current != null && current.matcher(text).find();
    }

    String hideIn(String text) {
        Pattern current = pattern;
        return text == null || current == null ? text : current.matcher(text).replaceAll(HIDDEN);
    }

    /** The same, on one line. */
    String plain(String text) {
        return text == null ? null : Quoted.plain(hideIn(text), MAX_TEXT_LENGTH);
    }

    /** The same outcome, of which nothing but the answer itself holds a secret or a control character. */
    Outcome hideIn(Outcome outcome) {
        if (!(outcome instanceof NotDone failed)) {
            return outcome;
        }
        Failure failure = failed.failure();
        RelativityJobReport jobs =
                failure.jobs() == null ? null : failure.jobs().mapReasons(this::plain);
        Done answered = failure.answered();
        return failed.with(new Failure(
                hideIn(failure.details()),
                jobs,
                answered == null
                        ? null
                        : new Done(answered.answer(), answered.ids(), answered.status(), answered.attempts(), jobs),
                failure.cause()));
    }

    private RelativityFailure hideIn(RelativityFailure details) {
        String body = hideIn(details.responseBody());
        return new RelativityFailure(
                plain(details.message()),
                details.status(),
                plain(details.errorType()),
                plain(details.relativityMessage()),
                plain(details.identifier()),
                body == null || body.length() <= MAX_BODY_LENGTH ? body : body.substring(0, MAX_BODY_LENGTH),
                details.retryAfter(),
                details.attempts());
    }
}
