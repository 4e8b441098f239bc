package org.camelrelativity.imaging.model;

/**
 * What makes text in spreadsheets visible. Source: contract, imaging §4.1.
 */
public enum TextVisibility {
    RemoveBackgroundFillColors,
    SetTextColorToBlack
}
