package org.camelrelativity.common.http;

import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * Reads a reply. The client is given it because what can't be read may be asked for again.
 *
 * @param <A> the answer's type
 */
@FunctionalInterface
public interface Reading<A> {

    /**
     * @param reply what came, with a status of 2xx
     * @return what it says
     * @throws UnreadableAnswerException if it is not what the contract says
     */
    A read(Reply reply) throws UnreadableAnswerException;
}
