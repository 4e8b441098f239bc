package org.camelrelativity.common.watch;

import org.camelrelativity.common.RelativityException;

/**
 * Reads a subject's status, with one call.
 *
 * @param <R> what a read returns
 */
@FunctionalInterface
public interface StatusReader<R> {

    R read() throws RelativityException;
}
