package org.camelrelativity.common.watch;

import org.camelrelativity.common.RelativityException;

/** Reads a subject's status, with one call. */
@FunctionalInterface
public interface StatusReader<R> {

    R read() throws RelativityException;
}
