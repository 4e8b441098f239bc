package org.camelrelativity.examples.inbox;

import java.nio.file.Files;
import org.apache.camel.spi.IdempotentRepository;

/** The contents that are finished, and the arrival with which each of them came. */
final class ProcessedContents {

    private final IdempotentRepository repository;
    private final Folders folders;

    ProcessedContents(IdempotentRepository repository, Folders folders) {
        this.repository = repository;
        this.folders = folders;
    }

    boolean contains(InputFile file) {
        return repository.contains(file.digest());
    }

    /** {@return whether another file had the same content}; not so for a file that was finished, but not moved any more. */
    boolean isDuplicate(InputFile file) {
        boolean finishedItself = repository.contains(arrival(file)) && Files.notExists(folders.done(file));
        return contains(file) && !finishedItself;
    }

    void add(InputFile file) {
        // In this order: a content that is known without its arrival would make the file a duplicate of itself.
        repository.add(arrival(file));
        repository.add(file.digest());
    }

    private static String arrival(InputFile file) {
        return file.digest() + " " + FreeText.oneLine(file.path().getFileName().toString());
    }
}
