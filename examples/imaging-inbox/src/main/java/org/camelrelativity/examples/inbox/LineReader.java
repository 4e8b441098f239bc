package org.camelrelativity.examples.inbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Lines of a text in UTF-8, with or without a byte order mark. It works on bytes, so that neither a line without end nor
 * one in another encoding can do harm to memory or to the lines that follow.
 */
final class LineReader implements Closeable {

    static final int LONGEST_LINE = 64 * 1024;

    private static final int END = -1;
    private static final int BUFFER = 64 * 1024;

    private final InputStream bytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;
    private int ahead;

    LineReader(InputStream file) throws IOException {
        bytes = new BufferedInputStream(file, BUFFER);
        skipByteOrderMark();
        ahead = bytes.read();
    }

    /** {@return the next line, or null at the end} */
    Line next() throws IOException {
        if (ahead == END) {
            return null;
        }
        number++;
        line.reset();
        boolean whole = true;
        while (ahead != END && ahead != '\n' && ahead != '\r') {
            if (line.size() < LONGEST_LINE) {
                line.write(ahead);
            } else {
                whole = false;
            }
            ahead = bytes.read();
        }
        skipLineEnd();
        return whole ? decode() : broken("it is longer than " + LONGEST_LINE + " bytes");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private Line decode() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return text.indexOf('\0') < 0
                    ? new Line(number, text, null)
                    : broken("it holds a NUL, so it is no text in UTF-8");
        } catch (CharacterCodingException e) {
            return broken("it is not encoded in UTF-8");
        }
    }

    private Line broken(String reason) {
        return new Line(number, line.toString(StandardCharsets.UTF_8), reason);
    }

    /** Ends are LF, CR LF and a lone CR. */
    private void skipLineEnd() throws IOException {
        boolean carriageReturn = ahead == '\r';
        if (ahead != END) {
            ahead = bytes.read();
        }
        if (carriageReturn && ahead == '\n') {
            ahead = bytes.read();
        }
    }

    private void skipByteOrderMark() throws IOException {
        bytes.mark(3);
        if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
            bytes.reset();
        }
    }

    /**
     * A line without its end.
     *
     * @param number counts from 1
     * @param text as far as it can be shown
     * @param fault why it can't be used, or null
     */
    record Line(int number, String text, String fault) {}
}
