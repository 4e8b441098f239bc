package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.support.service.ServiceSupport;

/** Keeps a second application off the folder: it would run the same sets. The operating system frees it after a kill. */
final class FolderLock extends ServiceSupport {

    private final Path path;
    private FileChannel channel;

    FolderLock(Path path) {
        this.path = path;
    }

    @Override
    protected void doStart() throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock() == null) {
            channel.close();
            throw new IllegalStateException("Another application works on this folder: it has locked " + path);
        }
    }

    @Override
    protected void doStop() throws IOException {
        // It is null when the application could not start.
        if (channel != null) {
            channel.close();
        }
    }

    private FileLock lock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // By another application in the same JVM.
            return null;
        }
    }
}
