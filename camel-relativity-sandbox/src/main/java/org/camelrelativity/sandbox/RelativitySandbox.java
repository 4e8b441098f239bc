package org.camelrelativity.sandbox;

/** A Relativity in a jar. */
public final class RelativitySandbox {
    private RelativitySandbox() {}
}
