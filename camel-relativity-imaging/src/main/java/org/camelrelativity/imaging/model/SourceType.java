package org.camelrelativity.imaging.model;

/** What a mass imaging job takes. Source: contract, imaging §4.3. */
public enum SourceType {
    Native,
    RenderedPdf
}
