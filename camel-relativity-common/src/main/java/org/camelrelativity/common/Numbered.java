package org.camelrelativity.common;

/**
 * An enum of Relativity of which all sources agree on the numbers, which are those of its order: a route may give the
 * number. Sent is the name.
 */
public interface Numbered {}
