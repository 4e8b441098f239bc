package org.camelrelativity.imaging.model;

/**
 * How colours become black and white in TIFF images. Source: contract, imaging §4.1.
 */
public enum DitheringAlgorithm {
    Clustered6X6,
    Clustered8X8,
    Clustered16X16,
    Dispersed4X4,
    Dispersed8X8,
    Dispersed16X16,
    FloydAndSteinberg,
    Threshold
}
