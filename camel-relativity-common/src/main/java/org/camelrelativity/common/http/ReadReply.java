package org.camelrelativity.common.http;

/**
 * A reply that could be read.
 *
 * @param reply what came
 * @param answer what it says
 * @param <A> the answer's type
 */
public record ReadReply<A>(Reply reply, A answer) {}
