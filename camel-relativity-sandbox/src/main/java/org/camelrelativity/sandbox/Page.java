package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page at {@code /} for people who watch a sandbox, and the requests that it makes. It is no part of Relativity: its
 * requests are in no journal, and meet no fault.
 */
final class Page {
    static final String STATE = "/sandbox/state";
    static final String CLOCK = "/sandbox/clock";
    static final String FAULTS = "/sandbox/faults";

    /** The faults that can be planned from the page, by the names that it shows. */
    static final Map<String, SandboxFault> FAULTS_BY_NAME = faultsByName();

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> PATHS = Set.of(STATE, CLOCK, FAULTS);
    /** By DNS rebinding another site's page could reach the sandbox, but only under that site's name. */
    private static final Pattern HOSTS = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

    private final PageState state;
    private final Optional<PacedClock> clock;
    private final SandboxFaults faults;
    private final String html;
    private final String policy;

    Page(Instance instance, SandboxFaults faults, SandboxJournal journal) {
        this.state = new PageState(instance, faults, journal);
        this.clock = instance.pacedClock();
        this.faults = faults;
        this.html = resource();
        this.policy = "default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; script-src '"
                + digest(html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>")))
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static Map<String, SandboxFault> faultsByName() {
        Map<String, SandboxFault> named = new LinkedHashMap<>();
        named.put("lose the answer", SandboxFault.resetAfterEffect());
        named.put("lose the request", SandboxFault.resetBeforeEffect());
        named.put("answer 10 seconds late", SandboxFault.latency(Duration.ofSeconds(10)));
        named.put("cut the answer short", SandboxFault.cutBody());
        named.put("answer 503", SandboxFault.status(503));
        named.put("answer 429, retry after 5 seconds", SandboxFault.status(429, Duration.ofSeconds(5)));
        named.put("answer 401, as for an expired token", SandboxFault.expiredToken());
        named.put("answer with a log-in page", SandboxFault.htmlLoginPage());
        return named;
    }

    /** Whether a request is for the page and not for Relativity. */
    boolean handles(String method, String path, String host) {
        boolean known = path.equals("/") ? READS.contains(method) : PATHS.contains(path);
        return known && host != null && HOSTS.matcher(host).matches();
    }

    Answer serve(Incoming incoming) {
        return answer(incoming).with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
    }

    private Answer answer(Incoming incoming) {
        if (READS.contains(incoming.method())) {
            return switch (incoming.url()) {
                case "/" ->
                    new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), html, false)
                            .with("Content-Security-Policy", policy);
                case STATE -> Answer.json(state.read());
                default -> Answer.page(405, "405 - to be posted");
            };
        }
        // Another site's page can't send this header without a CORS preflight, which is never granted.
        if (incoming.header("X-CSRF-Header").isBlank()) {
            return Answer.page(403, "403 - X-CSRF-Header is missing");
        }
        try {
            return switch (incoming.method() + " " + incoming.url()) {
                case "POST " + CLOCK -> pace(Json.parse(incoming.body()));
                case "POST " + FAULTS -> plan(Json.parse(incoming.body()));
                case "DELETE " + FAULTS -> {
                    faults.clear();
                    yield done();
                }
                default -> Answer.page(405, "405 - " + incoming.method());
            };
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private Answer pace(JsonNode sent) {
        JsonNode speed = sent.path("speed");
        if (!speed.isNumber() || !PacedClock.isSpeed(speed.doubleValue())) {
            throw Refusal.invalid("speed must be a number from 0 to " + (int) PacedClock.FASTEST + ".");
        }
        clock.orElseThrow(() -> Refusal.conflict("The clock of this sandbox is a test's."))
                .speed(speed.doubleValue());
        return done();
    }

    private Answer plan(JsonNode sent) {
        SandboxFault fault = FAULTS_BY_NAME.get(sent.path("fault").asText());
        if (fault == null) {
            throw Refusal.invalid("fault must be one of " + String.join(", ", FAULTS_BY_NAME.keySet()) + ".");
        }
        String name = sent.path("operation").asText();
        SandboxOperation operation = Stream.of(SandboxOperation.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "operation must be one of " + Arrays.toString(SandboxOperation.values()) + "."));
        faults.next(operation, fault);
        return done();
    }

    private static Answer done() {
        return new Answer(204, Map.of(), "", true);
    }

    private static String resource() {
        try (var resource = Page.class.getResourceAsStream("page.html")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar can't be read", e);
        }
    }

    /** Only this script may run, whatever gets into the page. */
    private static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
