package org.camelrelativity.examples.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for the desk's user only, where there are such permissions: commands name cases. */
final class PrivateFolder {

    private PrivateFolder() {}

    static void create(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (!owner.containsAll(permissions)) {
            throw new IllegalStateException("The folder " + folder.toAbsolutePath() + " is open to other users ("
                    + PosixFilePermissions.toString(permissions) + "), but holds case data: change it by chmod 700");
        }
    }
}
