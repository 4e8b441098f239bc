package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The folder that is watched, and those below it. They tell of cases, so they are for the application's user only. */
record Folders(Path inbox, Path done, Path rejected, Path failed, Path work, Path arrived) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /** What means the same in the URI of an endpoint, in that of a database and in an expression. */
    private static final String USABLE = "[\\p{L}\\p{N} ._/:~,()=-]*|[A-Za-z]:[\\p{L}\\p{N} ._/\\\\-]*";

    /** Creates what is missing. */
    static Folders below(String folder) throws IOException {
        Path inbox = Path.of(folder).toAbsolutePath().normalize();
        if (!inbox.toString().matches(USABLE)) {
            throw new IllegalArgumentException(
                    "inbox.folder holds characters other than letters, digits and -._: " + folder);
        }
        Path work = inbox.resolve("work");
        Folders folders = new Folders(
                inbox,
                inbox.resolve("done"),
                inbox.resolve("rejected"),
                inbox.resolve("failed"),
                work,
                work.resolve("arrived"));
        for (Path each : List.of(inbox, folders.done, folders.rejected, folders.failed, work, folders.arrived)) {
            create(each);
        }
        return folders;
    }

    private static void create(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IllegalStateException("The folder " + folder + " is open to other users ("
                    + PosixFilePermissions.toString(permissions) + "), and tells of cases: change that by chmod 700");
        }
    }
}
