package org.camelrelativity.examples.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** The routes of the bundle. They know neither the instance nor the credentials. */
final class RelativityRoutes extends RouteBuilder {

    @Override
    public void configure() throws IOException {
        createFolder(Path.of(getContext().resolvePropertyPlaceholders("{{imaging.folder}}")));

        // Each file holds the imaging set to run: {"workspaceId": 1017371, "imagingSetId": 1038000}
        from("file:{{imaging.folder}}?preMove=running&move=../done&moveFailed=../failed")
                .routeId("imaging")
                .to("relativity-imaging:job/run?connection=#relativity")
                .log("Imaging set ${header.CamelRelativityImagingSetId} runs");

        from("timer:retry?period={{production.retry.period}}")
                .routeId("production")
                .setBody(constant("{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}"))
                .to("relativity-production:production/status?connection=#relativity")
                .filter(simple("${body.jobStatus} == 'Errored'"))
                .setBody(constant("[{\"workspaceId\": {{production.workspace}}, \"productionId\": {{production.id}}}]"))
                .to("relativity-production:job/mass-retry?connection=#relativity")
                .log("Production {{production.id}} is retried");
    }

    /** What lies there tells of cases, so it is for the application's user only, where there are such permissions. */
    private static void createFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
            if (!owner.containsAll(Files.getPosixFilePermissions(folder))) {
                throw new IllegalStateException("The folder " + folder + " is open to other users: chmod 700");
            }
        }
    }
}
