package org.camelrelativity.common;

/** An enum whose numbers differ between the generations of the API, so that only a name says which value is meant. */
public interface NamedOnly {}
