package org.camelrelativity.production.model;

import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * What is branded in one place of each page. Source: Production Manager (REST).
 *
 * @param type required
 * @param field required for Field
 * @param freeText for FreeText
 * @param advancedFormatting limited HTML, for AdvancedFormatting
 * @param friendlyName such as Left Header
 */
public record HeaderFooter(
        HeaderFooterType type, FieldRef field, String freeText, String advancedFormatting, String friendlyName)
        implements RelativityRecord {

    /** What is branded. */
    public enum HeaderFooterType implements Numbered {
        None,
        ProductionBatesNumber,
        Field,
        FreeText,
        OriginalImageNumber,
        DocumentIdentifierAndPageNumber,
        AdvancedFormatting
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("Type", type);
        constraints.requiredWhen(type == HeaderFooterType.Field, "Type is Field", "Field", field);
        constraints.nested("Field", field);
    }
}
