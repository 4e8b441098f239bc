package org.camelrelativity.imaging.model;

/**
 * The application that a field code belongs to. Always sent by name: its numbers differ between the generations
 * (contract, imaging §4.2).
 */
public enum ApplicationType {
    MicrosoftWord,
    MicrosoftExcel,
    MicrosoftPowerpoint,
    MicrosoftVisio
}
