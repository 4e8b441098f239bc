package org.camelrelativity.common.http;

import java.io.IOException;

/** The answer is larger than we take. It would be so again. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(long max) {
        super("the answer is larger than " + max + " bytes (option maxResponseSize)");
    }
}
