package org.camelrelativity.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/**
 * What went wrong below, without text from outside: a stack trace in a log prints causes as they are, and a line break in one
 * forges lines of the log. Our own message tells that text, cleaned.
 */
public final class PlainCause {

    /** Also ends a chain of causes that leads back to itself. */
    private static final int MAX_DEPTH = 20;

    private PlainCause() {}

    /** {@return the cause, or if there is anything in it that must not be printed, only of what class it was, and where} */
    public static Throwable of(Throwable cause) {
        return isPlain(cause, 0) ? cause : withoutText(cause);
    }

    /** {@return the same without any text and without what caused it; an IOException stays one} */
    public static Exception withoutText(Throwable cause) {
        String type = cause.getClass().getName();
        Exception plain = cause instanceof IOException ? new IOException(type) : new Exception(type);
        plain.setStackTrace(cause.getStackTrace());
        return plain;
    }

    /** Jackson's messages quote what was read. */
    private static boolean isPlain(Throwable cause, int depth) {
        if (cause == null) {
            return true;
        }
        if (depth == MAX_DEPTH || cause instanceof JsonProcessingException || !Quoted.isPlain(cause.getMessage())) {
            return false;
        }
        for (Throwable suppressed : cause.getSuppressed()) {
            if (!isPlain(suppressed, depth + 1)) {
                return false;
            }
        }
        return isPlain(cause.getCause(), depth + 1);
    }
}
