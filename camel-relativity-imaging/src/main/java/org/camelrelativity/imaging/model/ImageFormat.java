package org.camelrelativity.imaging.model;

/**
 * The format of the images. Source: contract, imaging §4.1.
 */
public enum ImageFormat {
    Tiff,
    Jpeg
}
