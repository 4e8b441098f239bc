package org.camelrelativity.common.http;

import org.camelrelativity.common.operation.Outcome;

/**
 * One attempt of a call.
 *
 * @param outcome the call's, if this was the last attempt
 * @param repeatability whether another attempt makes sense
 */
record Attempt(Outcome outcome, Repeatability repeatability) {}
