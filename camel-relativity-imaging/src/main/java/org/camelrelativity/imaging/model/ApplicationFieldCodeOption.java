package org.camelrelativity.imaging.model;

/**
 * What becomes of a field code. Always sent by name: its numbers differ between the generations (contract,
 * imaging §4.2).
 */
public enum ApplicationFieldCodeOption {
    DocumentDefault,
    ShowFieldCode,
    ShowNothing,
    ReplaceWithRelativityField
}
