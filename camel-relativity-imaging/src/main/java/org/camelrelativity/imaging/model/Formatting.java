package org.camelrelativity.imaging.model;

/**
 * What is tidied up in spreadsheets. Source: contract, imaging §4.1.
 */
public enum Formatting {
    AutoFitRows,
    AutoFitColumns,
    ClearFormattingInEmptyRows,
    ClearFormattingInEmptyColumns
}
