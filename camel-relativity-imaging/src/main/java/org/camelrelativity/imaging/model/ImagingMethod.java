package org.camelrelativity.imaging.model;

/**
 * The engine that makes the images. Source: contract, imaging §4.1.
 */
public enum ImagingMethod {
    Basic,
    Native
}
