package org.camelrelativity.common.operation;

import java.util.function.Function;
import org.camelrelativity.common.RelativityRequestException;

/** What an operation does that is made of reads, and has no wire of its own. */
@FunctionalInterface
public interface Composition {

    /** Throws only before anything is sent; the outcome that is not done is that of the read which was not. */
    Outcome run(Request request, Function<Request, Outcome> reads) throws RelativityRequestException;
}
