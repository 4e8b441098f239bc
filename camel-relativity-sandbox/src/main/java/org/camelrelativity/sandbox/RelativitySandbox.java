package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A Relativity in a jar: an HTTP server on the loopback interface that behaves like Relativity's legacy Imaging REST
 * API and its Production Queue Manager. Its workspaces are real state: what is saved can be read, sets and productions
 * run and end as their documents and the clock let them. It can be told to misbehave by {@link #faults()}, and tells what it was asked by {@link #journal()}.
 *
 * <p>Checks come in this order: unknown path 404, wrong verb 405, no {@code X-CSRF-Header} 404, bad credentials 401,
 * wrong content type 400, unreadable JSON 400, then the operation itself. Answers 404 and 405 of the first three are
 * pages of a web server without Relativity's error body, the 401 has no body. Artifacts that a call is about and that
 * don't exist are a 404 with a {@code NotFoundException}; those that a saved object refers to, a 400 with a
 * {@code ValidationException}; what is busy or in use, a 409 with a {@code ConflictException}. The calls of the
 * production queue answer 200 whatever becomes of the single job: an unknown one, or one that can't be canceled,
 * retried or prioritized, is a result with an error. That goes for the second cancel of a job, too.
 *
 * <p>All methods are safe to call from any thread.
 */
public final class RelativitySandbox implements AutoCloseable {
    private final Instance instance;
    private final Credentials credentials;
    private final SandboxFaults faults = new SandboxFaults();
    private final SandboxJournal journal = new SandboxJournal();
    private final WireMockServer server;
    private final String instanceUrl;

    private RelativitySandbox(Builder builder) {
        instance = new Instance(builder.clock, builder.settings());
        credentials = new Credentials(builder.username, builder.password, builder.accessToken);
        Reception reception = new Reception(
                Routes.of(builder.retryMethods), faults, new FrontDoor(credentials), instance, journal, builder.clock);
        server = Gateway.open(builder.port, reception);
        instanceUrl = "http://127.0.0.1:" + server.port();
    }

    /**
     * Starts with all defaults, on a free port.
     *
     * @return a running sandbox without workspaces; close it
     */
    public static RelativitySandbox start() {
        return builder().start();
    }

    /**
     * For everything that should differ from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://127.0.0.1:43210}, without a trailing slash
     */
    public String instanceUrl() {
        return instanceUrl;
    }

    /**
     * The user accepted by Basic authentication.
     *
     * @return not null
     */
    public String username() {
        return credentials.username();
    }

    /**
     * The user's password.
     *
     * @return not null
     */
    public String password() {
        return credentials.password();
    }

    /**
     * The token accepted by Bearer authentication.
     *
     * @return not null
     */
    public String accessToken() {
        return credentials.accessToken();
    }

    /**
     * Accepts another token from now on, and the former no more.
     *
     * @param renewed the new token; not null
     */
    public void changeAccessToken(String renewed) {
        credentials.accessToken(Objects.requireNonNull(renewed, "renewed"));
    }

    /**
     * Adds a workspace with an Artifact ID of your choice.
     *
     * @param artifactId positive
     * @return the workspace, with its native types, field codes and default profiles
     * @throws IllegalArgumentException if the id is not positive or in use
     */
    public SandboxWorkspace addWorkspace(int artifactId) {
        return new SandboxWorkspace(instance, instance.look(() -> instance.addWorkspace(artifactId)));
    }

    /**
     * Adds a workspace.
     *
     * @return the workspace, with its native types, field codes and default profiles
     */
    public SandboxWorkspace addWorkspace() {
        return new SandboxWorkspace(instance, instance.look(instance::addWorkspace));
    }

    /**
     * A workspace that was added before.
     *
     * @param artifactId its id
     * @return the workspace
     * @throws NoSuchElementException if there is none
     */
    public SandboxWorkspace workspace(int artifactId) {
        return Present.orThrow(
                () -> new SandboxWorkspace(instance, instance.look(() -> instance.workspace(artifactId))));
    }

    /**
     * Selects items of the production queue, as a mass operation of Relativity does.
     *
     * @param jobIds of production jobs that are in the queue; none for an empty selection
     * @return the token that names the selection
     * @throws NoSuchElementException if there is no such job in the queue
     */
    public UUID addDatabaseToken(int... jobIds) {
        return Present.orThrow(() -> instance.look(() -> instance.addDatabaseToken(jobIds)));
    }

    /**
     * Makes a token unknown.
     *
     * @param token not null
     * @throws NoSuchElementException if it is unknown already
     */
    public void expireDatabaseToken(UUID token) {
        if (!instance.look(() -> instance.databaseTokens().expire(token))) {
            throw new NoSuchElementException("There is no database token " + token);
        }
    }

    /**
     * What came in so far.
     *
     * @return always the same journal
     */
    public SandboxJournal journal() {
        return journal;
    }

    /**
     * What shall go wrong.
     *
     * @return always the same plan
     */
    public SandboxFaults faults() {
        return faults;
    }

    /**
     * The server itself, to lay stubs over the sandbox: any stub with the default priority wins. The journal counts
     * requests answered by such stubs as arrived and no more; faults don't apply to them. WireMock's own journal keeps
     * the last 1,000 requests. Resetting all mappings removes the sandbox itself.
     *
     * @return the running server
     */
    public WireMockServer wireMock() {
        return server;
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.stop();
    }

    /** Settings of a sandbox to be started. */
    public static final class Builder {
        private int port;
        private String username = "sandbox@relativity.example";
        private String password = "Sandbox1234!";
        private String accessToken = "sandbox-access-token";
        private Clock clock = Clock.systemUTC();
        private SandboxTiming timing = SandboxTiming.standard();
        private int workers = 4;
        private boolean tiffOptionsRequired = true;
        private int reviewRefusalStatus = 400;
        private boolean obsoleteWarnings;
        private boolean unknownTokensRefused = true;
        private boolean echoesJobIds;
        private Set<String> retryMethods =
                Set.of(LegacyImagingRoutes.RETRY_ERRORS_ASYNC, LegacyImagingRoutes.RETRY_IMAGING_SET_ERRORS_ASYNC);

        private Builder() {}

        /**
         * The port to listen on.
         *
         * @param value 0, the default, for a free one
         * @return this
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * The user accepted by Basic authentication.
         *
         * @param value not null
         * @return this
         */
        public Builder username(String value) {
            username = Objects.requireNonNull(value, "username");
            return this;
        }

        /**
         * The user's password.
         *
         * @param value not null; read as UTF-8
         * @return this
         */
        public Builder password(String value) {
            password = Objects.requireNonNull(value, "password");
            return this;
        }

        /**
         * The token accepted by Bearer authentication.
         *
         * @param value not null
         * @return this
         */
        public Builder accessToken(String value) {
            accessToken = Objects.requireNonNull(value, "accessToken");
            return this;
        }

        /**
         * The clock by which jobs advance.
         *
         * @param value not null; by default the system's, in tests better a {@link SandboxClock}
         * @return this
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * How long jobs take.
         *
         * @param value not null; by default {@link SandboxTiming#standard()}
         * @return this
         */
        public Builder timing(SandboxTiming value) {
            timing = Objects.requireNonNull(value, "timing");
            return this;
        }

        /**
         * How many jobs are worked on at the same time, over all workspaces; others wait by priority.
         *
         * @param value at least 1; by default 4
         * @return this
         * @throws IllegalArgumentException if less
         */
        public Builder workers(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("Without workers no job ever ends");
            }
            workers = value;
            return this;
        }

        /**
         * Whether a profile with Tiff as native format must say how to dither and to render colours. The vendor's
         * sources disagree (contract D-13).
         *
         * @param value by default true
         * @return this
         */
        public Builder tiffOptionsRequired(boolean value) {
            tiffOptionsRequired = value;
            return this;
        }

        /**
         * The HTTP status with which hide and release are refused before a set has completed. No source tells it.
         *
         * @param value by default 400; 500 is the other likely one
         * @return this
         */
        public Builder reviewRefusalStatus(int value) {
            reviewRefusalStatus = value;
            return this;
        }

        /**
         * Under which names the method exists that retries errors; servers differ (contract D-5).
         *
         * @param names of {@code RetryErrorsAsync} and {@code RetryImagingSetErrorsAsync}; by default both
         * @return this
         * @throws IllegalArgumentException for any other name
         */
        public Builder retryMethods(String... names) {
            Set<String> known =
                    Set.of(LegacyImagingRoutes.RETRY_ERRORS_ASYNC, LegacyImagingRoutes.RETRY_IMAGING_SET_ERRORS_ASYNC);
            Set<String> chosen = new LinkedHashSet<>(List.of(names));
            if (!known.containsAll(chosen)) {
                throw new IllegalArgumentException("Not names of the method that retries errors: " + chosen);
            }
            retryMethods = chosen;
            return this;
        }

        /**
         * Whether the legacy SaveAsync methods answer with a {@code Warning: 299} header, as since Server 2022.
         *
         * @param value by default false, as Server 2021
         * @return this
         */
        public Builder obsoleteWarnings(boolean value) {
            obsoleteWarnings = value;
            return this;
        }

        /**
         * Whether a database token that is unknown or expired is an error 400; else it is a 200 with an entry in
         * {@code Errors}. No source tells it.
         *
         * @param value by default true
         * @return this
         */
        public Builder unknownTokensRefused(boolean value) {
            unknownTokensRefused = value;
            return this;
        }

        /**
         * Whether the cancel of a single production job answers the job's id; else it answers 0, as in the vendor's
         * sample.
         *
         * @param value by default false
         * @return this
         */
        public Builder echoesJobIds(boolean value) {
            echoesJobIds = value;
            return this;
        }

        /**
         * Starts a sandbox with these settings.
         *
         * @return a running sandbox without workspaces; close it
         * @throws RuntimeException if the port can't be had
         */
        public RelativitySandbox start() {
            return new RelativitySandbox(this);
        }

        private SandboxSettings settings() {
            return new SandboxSettings(
                    timing,
                    workers,
                    tiffOptionsRequired,
                    reviewRefusalStatus,
                    retryMethods,
                    obsoleteWarnings,
                    unknownTokensRefused,
                    echoesJobIds);
        }
    }
}
