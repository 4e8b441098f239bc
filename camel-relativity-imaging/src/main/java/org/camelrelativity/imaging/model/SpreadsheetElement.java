package org.camelrelativity.imaging.model;

/**
 * Whether an element of spreadsheets is included: row and column headings, headers and footers, gridlines. The
 * names are text; in YAML they need quotes. Source: contract, imaging §4.1.
 */
public enum SpreadsheetElement {
    OriginalSetting,
    Yes,
    No
}
