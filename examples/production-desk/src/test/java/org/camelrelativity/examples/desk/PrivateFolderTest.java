package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir
    private Path folder;

    @Test
    void folderThatIsOpenToOthersIsRefused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> PrivateFolder.create(folder))
                .hasMessageContaining(folder + " is open to other users (rwxr-xr-x)");
    }

    @Test
    void newFolderIsForTheOwnerOnly() throws Exception {
        Path fresh = folder.resolve("fresh");
        PrivateFolder.create(fresh);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }
}
