package org.camelrelativity.imaging.model;

/**
 * The order of a spreadsheet's pages. Source: contract, imaging §4.1.
 */
public enum PageOrder {
    OriginalSetting,
    DownThenOver,
    OverThenDown
}
