package org.camelrelativity.imaging.model;

/**
 * The size of the images. Source: contract, imaging §4.1.
 */
public enum ImageSize {
    OriginalSetting,
    Letter,
    A4,
    Legal,
    Custom
}
