package org.camelrelativity.imaging.model;

/**
 * Whether a spreadsheet's print area counts. Source: contract, imaging §4.1.
 */
public enum PrintArea {
    OriginalSetting,
    IgnorePrintArea
}
