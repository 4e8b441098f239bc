package org.camelrelativity.imaging.model;

/**
 * What word processing documents show besides their text. Source: contract, imaging §4.1.
 */
public enum Include {
    Comments,
    FieldCodes,
    HiddenText
}
