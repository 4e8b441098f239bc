package org.camelrelativity.imaging.model;

/**
 * The orientation of e-mail pages. Source: contract, imaging §4.1.
 */
public enum EmailOrientation {
    Portrait,
    Landscape
}
