package org.camelrelativity.jbang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The artifacts of this build as a Maven repository, so that the test needs no installed ones. */
record FileRepository(Path folder) {

    private static final String VERSION = System.getProperty("project.version");
    private static final List<String> MODULES = List.of(
            "camel-relativity-common",
            "camel-relativity-imaging",
            "camel-relativity-production",
            "camel-relativity-kamelets",
            "camel-relativity-spring-boot-starter");

    FileRepository publish() throws IOException {
        put(Path.of("../../pom.xml"), "camel-relativity", ".pom");
        for (String module : MODULES) {
            Path source = Path.of("../..", module);
            put(source.resolve("pom.xml"), module, ".pom");
            put(source.resolve("target").resolve(module + "-" + VERSION + ".jar"), module, ".jar");
        }
        return this;
    }

    private void put(Path file, String artifact, String ending) throws IOException {
        Path target = folder.resolve("org/camelrelativity").resolve(artifact).resolve(VERSION);
        Files.createDirectories(target);
        Files.copy(file, target.resolve(artifact + "-" + VERSION + ending), StandardCopyOption.REPLACE_EXISTING);
    }

    /** {@return the URLs of this repository and of the build's local one, separated by a comma} */
    String urls() {
        return folder.toUri() + ","
                + Path.of(System.getProperty("local.repository")).toUri();
    }
}
