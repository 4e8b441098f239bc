package org.camelrelativity.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Settings of a sandbox to be started. */
public final class RelativitySandboxBuilder {
    int port;
    boolean adminApi = true;
    String username = "sandbox@relativity.example";
    String password = "Sandbox1234!";
    String accessToken = "sandbox-access-token";
    private Clock clock;
    private SandboxTiming timing = SandboxTiming.standard();
    private int workers = 4;
    private boolean tiffOptionsRequired = true;
    private int reviewRefusalStatus = 400;
    private boolean obsoleteWarnings;
    private boolean unknownTokensRefused = true;
    private boolean echoesJobIds;
    private Duration staleStatus = Duration.ZERO;
    private String newSetStatus = "";
    private boolean earlyStopsConfirmed;
    private int massImagingMaxSize = 10_000;
    private boolean unknownMassProcessesRefused = true;
    private boolean legacyApi = true;
    private boolean versionedApi = true;
    private boolean productionQueueListing;
    private Set<String> retryMethods =
            Set.of(LegacyImagingRoutes.RETRY_ERRORS_ASYNC, LegacyImagingRoutes.RETRY_IMAGING_SET_ERRORS_ASYNC);

    RelativitySandboxBuilder() {}

    /**
     * The port to listen on.
     *
     * @param value 0, the default, for a free one
     * @return this
     */
    public RelativitySandboxBuilder port(int value) {
        port = value;
        return this;
    }

    /**
     * Whether WireMock's own {@code /__admin} can be reached over the port. Stubs can be laid over the sandbox by
     * {@link RelativitySandbox#wireMock()} without it.
     *
     * @param value by default true; {@link RelativitySandboxMain} has none
     * @return this
     */
    public RelativitySandboxBuilder adminApi(boolean value) {
        adminApi = value;
        return this;
    }

    /**
     * The user accepted by Basic authentication.
     *
     * @param value not null
     * @return this
     */
    public RelativitySandboxBuilder username(String value) {
        username = Objects.requireNonNull(value, "username");
        return this;
    }

    /**
     * The user's password.
     *
     * @param value not null; read as UTF-8
     * @return this
     */
    public RelativitySandboxBuilder password(String value) {
        password = Objects.requireNonNull(value, "password");
        return this;
    }

    /**
     * The token accepted by Bearer authentication.
     *
     * @param value not null
     * @return this
     */
    public RelativitySandboxBuilder accessToken(String value) {
        accessToken = Objects.requireNonNull(value, "accessToken");
        return this;
    }

    /**
     * The clock by which jobs advance.
     *
     * @param value not null; by default the system's, whose speed can be changed on the sandbox's page; in tests better
     *     a {@link SandboxClock}
     * @return this
     */
    public RelativitySandboxBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * How long jobs take.
     *
     * @param value not null; by default {@link SandboxTiming#standard()}
     * @return this
     */
    public RelativitySandboxBuilder timing(SandboxTiming value) {
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
    public RelativitySandboxBuilder workers(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Without workers no job ever ends");
        }
        workers = value;
        return this;
    }

    /**
     * Whether a profile with Tiff as native format must say how to dither and to render colours. The vendor's page
     * calls both optional, its test framework requires them.
     *
     * @param value by default true
     * @return this
     */
    public RelativitySandboxBuilder tiffOptionsRequired(boolean value) {
        tiffOptionsRequired = value;
        return this;
    }

    /**
     * The HTTP status with which hide and release are refused before a set has completed. No source tells it.
     *
     * @param value by default 400; 500 is the other likely one
     * @return this
     */
    public RelativitySandboxBuilder reviewRefusalStatus(int value) {
        reviewRefusalStatus = value;
        return this;
    }

    /**
     * Whether the server has the legacy imaging API; without it, its paths are 404 pages of a web server.
     *
     * @param value by default true
     * @return this
     */
    public RelativitySandboxBuilder legacyApi(boolean value) {
        legacyApi = value;
        return this;
    }

    /**
     * Whether the server has the versioned imaging API and the production API; without them, their paths are 404 pages
     * of a web server, as on Server 2021.
     *
     * @param value by default true
     * @return this
     */
    public RelativitySandboxBuilder versionedApi(boolean value) {
        versionedApi = value;
        return this;
    }

    /**
     * Whether the production queue can be listed, as RelativityOne documents it; else that path is a 404 page of a web
     * server.
     *
     * @param value by default false, as the documentation of Server 2025 knows nothing of it
     * @return this
     */
    public RelativitySandboxBuilder productionQueueListing(boolean value) {
        productionQueueListing = value;
        return this;
    }

    /**
     * Under which names the method exists that retries errors; servers differ.
     *
     * @param names of {@code RetryErrorsAsync} and {@code RetryImagingSetErrorsAsync}; by default both
     * @return this
     * @throws IllegalArgumentException for any other name
     */
    public RelativitySandboxBuilder retryMethods(String... names) {
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
    public RelativitySandboxBuilder obsoleteWarnings(boolean value) {
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
    public RelativitySandboxBuilder unknownTokensRefused(boolean value) {
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
    public RelativitySandboxBuilder echoesJobIds(boolean value) {
        echoesJobIds = value;
        return this;
    }

    /**
     * For how long after the start of a run or a retry whoever reads the status of the set, by either generation of the
     * API, is told what was the case before: mostly how the previous run ended, and that there is no job. Relativity is
     * known for that. What may be done with the set doesn't depend on it, nor does what {@link SandboxImagingSet}
     * tells.
     *
     * @param value not negative, by the sandbox's clock; by default zero
     * @return this
     * @throws IllegalArgumentException if negative
     */
    public RelativitySandboxBuilder staleStatus(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("A status can't be stale for " + value);
        }
        staleStatus = value;
        return this;
    }

    /**
     * What the versioned API tells as the status of a set that never ran. It is not null, and not what is told right
     * after a run; which text it is, no source tells.
     *
     * @param value not null; by default "", and "Staging" is another likely one
     * @return this
     */
    public RelativitySandboxBuilder newSetStatus(String value) {
        newSetStatus = Objects.requireNonNull(value, "newSetStatus");
        return this;
    }

    /**
     * Whether the stop of an imaging job whose documents are not yet being imaged is answered as if it were done. It
     * has no effect in any case: Relativity ignores it then, and real servers were seen to answer so.
     *
     * @param value by default false: the answer says that it can't be stopped
     * @return this
     */
    public RelativitySandboxBuilder earlyStopsConfirmed(boolean value) {
        earlyStopsConfirmed = value;
        return this;
    }

    /**
     * How many documents a mass operation may image; more are refused with a 400.
     *
     * @param value at least 1; by default 10,000
     * @return this
     * @throws IllegalArgumentException if less
     */
    public RelativitySandboxBuilder massImagingMaxSize(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Not a maximum of documents: " + value);
        }
        massImagingMaxSize = value;
        return this;
    }

    /**
     * Whether a mass process is an error 400 that doesn't come from {@link SandboxDocuments#addMassProcess}; else it is
     * taken for one without documents. Real ones come from another API.
     *
     * @param value by default true
     * @return this
     */
    public RelativitySandboxBuilder unknownMassProcessesRefused(boolean value) {
        unknownMassProcessesRefused = value;
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

    Clock clock() {
        return clock == null ? PacedClock.system(1) : clock;
    }

    SandboxSettings settings() {
        return new SandboxSettings(
                timing,
                workers,
                tiffOptionsRequired,
                reviewRefusalStatus,
                legacyApi,
                versionedApi,
                productionQueueListing,
                retryMethods,
                obsoleteWarnings,
                unknownTokensRefused,
                echoesJobIds,
                staleStatus,
                newSetStatus,
                earlyStopsConfirmed,
                massImagingMaxSize,
                unknownMassProcessesRefused);
    }
}
