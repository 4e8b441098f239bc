package org.camelrelativity.examples.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A CSV file that is there as a whole or not at all: it gets its name when it is complete and on the disk. */
final class CsvFile implements Closeable {

    private static final String LINE_END = "\r\n";

    private final Path path;
    private final Path part;
    private final Writer writer;

    CsvFile(Path path, List<String> header) throws IOException {
        this.path = path;
        part = path.resolveSibling("." + path.getFileName() + ".part");
        writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        OwnerOnly.file(part);
        add(header);
    }

    void add(List<String> fields) {
        try {
            writer.write(CsvLine.of(fields));
            writer.write(LINE_END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes the file; one of the same name is replaced. */
    void publish() throws IOException {
        writer.close();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Closes a file that may or may not have been completed. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(part);
    }
}
