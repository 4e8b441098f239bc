package org.camelrelativity.imaging.model;

/**
 * The orientation of pages or slides. Source: contract, imaging §4.1.
 */
public enum PageOrientation {
    OriginalSetting,
    Portrait,
    Landscape
}
