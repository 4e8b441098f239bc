package org.camelrelativity.sandbox;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox with a few things in it until it is killed: {@code java -cp … org.camelrelativity.sandbox.RelativitySandboxMain [--port N]}. */
public final class RelativitySandboxMain {
    private RelativitySandboxMain() {}

    /**
     * Starts the sandbox, prints what is in it, and waits.
     *
     * @param arguments none, or {@code --port N}; without, a free port is taken
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException for any other arguments
     */
    public static void main(String... arguments) throws InterruptedException {
        try (RelativitySandbox sandbox = run(System.out, arguments)) {
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            new CountDownLatch(1).await();
        }
    }

    static RelativitySandbox run(PrintStream out, String... arguments) {
        RelativitySandbox sandbox = RelativitySandbox.builder()
                .port(port(arguments))
                .adminApi(false)
                .start();
        out.println("Relativity sandbox at " + sandbox.instanceUrl());
        out.println("  user " + sandbox.username() + ", password " + sandbox.password());
        out.println("  or access token " + sandbox.accessToken());
        seedReview(sandbox.addWorkspace(1017371), out);
        seedArchive(sandbox.addWorkspace(1017048), out);
        return sandbox;
    }

    private static void seedReview(SandboxWorkspace workspace, PrintStream out) {
        int good = workspace.addImagingSet(1039603, "First review", workspace.addSavedSearch(1038811, 50, 0));
        int failing = workspace.addImagingSet(1039604, "Damaged files", workspace.addSavedSearch(1038812, 20, 3));
        int broken = workspace.addImagingSet(1039605, "Broken job", workspace.addSavedSearch(1038813, 10, 0));
        workspace.imagingSet(broken).failNextRun();
        describe(workspace, out);
        out.println("  imaging set " + good + ": 50 documents, completes");
        out.println("  imaging set " + failing + ": 20 documents, completes with 3 errors");
        out.println("  imaging set " + broken + ": the first run fails as a whole");
    }

    private static void seedArchive(SandboxWorkspace workspace, PrintStream out) {
        int recovering = workspace.addImagingSet(1038815, "Archive", workspace.addRecoveringSavedSearch(200, 10, 1));
        int document = workspace.documents().add();
        SandboxProduction production = workspace.production(workspace.addErroredProduction("Volume 1"));
        describe(workspace, out);
        out.println("  imaging set " + recovering + ": 200 documents, 10 of which need one retry");
        out.println("  document " + document + ": to be imaged on the fly");
        out.println("  production " + production.artifactId() + ": its job " + production.jobId()
                + " is in the production queue, in error");
    }

    private static void describe(SandboxWorkspace workspace, PrintStream out) {
        out.println("Workspace " + workspace.artifactId());
        out.println("  imaging profiles " + workspace.defaultImagingProfile() + " (native), "
                + workspace.defaultBasicImagingProfile() + " (basic)");
    }

    private static int port(String... arguments) {
        if (arguments.length == 0) {
            return 0;
        }
        if (arguments.length != 2 || !arguments[0].equals("--port")) {
            throw new IllegalArgumentException("Usage: [--port N]");
        }
        return Integer.parseInt(arguments[1]);
    }
}
