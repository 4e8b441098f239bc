package org.camelrelativity.imaging.model;

/**
 * A native type's category in native imaging. Source: contract, imaging §4.1.
 */
public enum NativeCategory {
    Other,
    Spreadsheet,
    Email,
    WordProcessor,
    Presentation,
    Html
}
