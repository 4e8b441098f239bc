package org.camelrelativity.imaging.model;

/**
 * A native type's category in basic imaging. Source: contract, imaging §4.1.
 */
public enum BasicCategory {
    Other,
    Database,
    Graphic,
    Multimedia,
    Spreadsheet,
    WordProcessor
}
