package org.camelrelativity.examples.inbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that is watched, and those below it. */
record Folders(Path inbox) {

    Folders {
        inbox = inbox.toAbsolutePath().normalize();
    }

    /**
     * @throws IllegalArgumentException if Camel can't work with such a folder
     */
    static Folders below(String inbox) {
        if (inbox.indexOf('\\') >= 0 && File.separatorChar != '\\') {
            throw new IllegalArgumentException("inbox.folder must hold no backslash, but is " + inbox);
        }
        Path path = Path.of(inbox);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException("inbox.folder is no folder: " + inbox);
        }
        return new Folders(path);
    }

    /** Reports, and the input files that they are about. */
    Path done() {
        return inbox.resolve("done");
    }

    /** {@return where an input file goes when it is finished} */
    Path done(InputFile file) {
        return done().resolve(file.title() + ".csv");
    }

    /** Rows that can't be run, with reasons, and input files that are unusable as a whole. */
    Path rejected() {
        return inbox.resolve("rejected");
    }

    /** Input files on which the application itself failed, such as for lack of disk space; drop them again to go on. */
    Path failed() {
        return inbox.resolve("failed");
    }

    /** The logs of what was run, and the list of files that are finished. */
    Path work() {
        return inbox.resolve("work");
    }

    /** Input files that are being run, or wait for it. */
    Path arrived() {
        return work().resolve("arrived");
    }

    Path processedFiles() {
        return work().resolve("processed-files");
    }

    Path lock() {
        return work().resolve("lock");
    }

    /** The instance that the folder is for. */
    Path instance() {
        return work().resolve("instance");
    }

    /**
     * @throws IllegalStateException if one of them is open to other users
     */
    void create() throws IOException {
        for (Path folder : List.of(inbox, done(), rejected(), failed(), work(), arrived())) {
            OwnerOnly.folder(folder);
        }
    }
}
