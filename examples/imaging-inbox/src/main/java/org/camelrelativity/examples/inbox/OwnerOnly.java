package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What tells of cases is for nobody but the application's user. Where there are no such permissions, nothing is done. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Creates the folder if need be.
     *
     * @throws IllegalStateException if others may look into one that is there
     */
    static void folder(Path path) throws IOException {
        if (!isPosix(path)) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOLDER));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!FOLDER.containsAll(permissions)) {
            throw new IllegalStateException("The folder " + path + " is open to other users ("
                    + PosixFilePermissions.toString(permissions) + "), and tells of cases: change that by chmod 700");
        }
    }

    static void file(Path path) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, FILE);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
