package org.camelrelativity.imaging.model;

/**
 * Paper size and orientation of spreadsheets. Source: contract, imaging §4.1.
 */
public enum PaperSizeOrientation {
    OriginalSetting,
    Letter8Point5X11,
    Letter11X8Point5,
    Tabloid,
    Ledger
}
