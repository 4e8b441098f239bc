package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

/**
 * A Relativity in a jar: an HTTP server on the loopback interface that behaves like Relativity's imaging APIs, legacy and
 * versioned, its production APIs, and what its Object Manager and its saved searches have for them. Its workspaces are real state, the same for both generations:
 * what is saved can be read, sets and productions run and end as their documents and the clock let them. It can be told
 * to misbehave by {@link #faults()}, and tells what it was asked by {@link #journal()}.
 *
 * <p>Checks come in this order: unknown path 404, wrong verb 405, no {@code X-CSRF-Header} 404, bad credentials 401,
 * wrong content type 400, unreadable JSON 400, then the operation itself. Answers 404 and 405 of the first three are
 * pages of a web server without Relativity's error body, the 401 has no body. Artifacts that a call is about and that
 * don't exist are a 404 with a {@code NotFoundException}; those that a saved object refers to, a 400 with a
 * {@code ValidationException}; what is busy or in use, a 409 with a {@code ConflictException}. A stop or a change of
 * priority of an imaging job that is unknown, has ended, or can't be stopped now, is a 200 that says so. The calls of the
 * production queue answer 200 whatever becomes of the single job: an unknown one, or one that can't be canceled,
 * retried or prioritized, is a result with an error. That goes for the second cancel of a job, too.
 *
 * <p>At {@code /} is a page that shows its state and its journal. It is no part of Relativity: its requests are not in the
 * journal.
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

    RelativitySandbox(RelativitySandboxBuilder builder) {
        Clock clock = builder.clock();
        instance = new Instance(clock, builder.settings());
        credentials = new Credentials(builder.username, builder.password, builder.accessToken);
        Reception reception = new Reception(
                Routes.of(instance.settings()), faults, new FrontDoor(credentials), instance, journal, clock);
        server = Gateway.open(builder.port, builder.adminApi, reception, new Page(instance, faults, journal));
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
    public static RelativitySandboxBuilder builder() {
        return new RelativitySandboxBuilder();
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
     * Forgets all workspaces with everything in them, the queue, the database tokens, the faults, and the journal. Ids
     * are not given out again. The credentials and the server stay as they are.
     */
    public void reset() {
        faults.clear();
        instance.change(instance::clear);
        journal.clear();
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
     * the last 1,000 requests. Stubs come from code only: none is loaded from a folder, and none can be saved. Removing
     * all mappings removes the sandbox itself, until they are reset to the default.
     *
     * @return the running server
     */
    public WireMockServer wireMock() {
        return server;
    }

    Instance instance() {
        return instance;
    }

    /** As it was when it was started, for the next test: also without stubs laid over it, and with the first token. */
    void restore() {
        Gateway.removeOtherStubs(server);
        credentials.restore();
        reset();
    }

    /** Stops the server with its threads; requests under way are cut off. */
    @Override
    public void close() {
        server.stop();
    }
}
