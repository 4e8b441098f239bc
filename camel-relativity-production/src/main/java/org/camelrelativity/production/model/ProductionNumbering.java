package org.camelrelativity.production.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * How pages and documents get their numbers; which of the fields count, the type says. Source: Production Manager
 * (REST).
 *
 * @param numberingType required
 * @param numberOfDigitsForDocumentNumbering 1 to 10
 * @param numberOfDigitsForPageNumbering 1 to 6
 * @param documentNumberPageNumberSeparator one of _ - .
 * @param numberingField required for DocumentField
 * @param existingProduction required for ExistingProduction
 */
@RecordBuilder
public record ProductionNumbering(
        NumberingType numberingType,
        FieldRef attachmentRelationalField,
        String batesPrefix,
        String batesSuffix,
        Integer batesStartNumber,
        Integer numberOfDigitsForDocumentNumbering,
        Boolean includePageNumbers,
        String documentNumberPageNumberSeparator,
        Integer numberOfDigitsForPageNumbering,
        Boolean startNumberingOnSecondPage,
        FieldRef numberingField,
        ArtifactRef existingProduction,
        Boolean mergeWithExistingSet)
        implements RelativityRecord {

    /** What is numbered. */
    public enum NumberingType implements Numbered {
        PageLevel,
        DocumentLevel,
        OriginalImage,
        ExistingProduction,
        DocumentField
    }

    private static final int MAX_AFFIX = 50;

    public ProductionNumbering {
        existingProduction = ArtifactRef.orNull(existingProduction);
    }

    /** The help of Relativity allows more digits than the API's page; Relativity itself knows. */
    @Override
    public void check(Constraints constraints) {
        constraints.required("NumberingType", numberingType);
        constraints.range("BatesStartNumber", batesStartNumber, 0, Integer.MAX_VALUE);
        constraints.range("NumberOfDigitsForDocumentNumbering", numberOfDigitsForDocumentNumbering, 1, 10);
        constraints.range("NumberOfDigitsForPageNumbering", numberOfDigitsForPageNumbering, 1, 6);
        constraints.rule(isShort(batesPrefix) && isShort(batesSuffix), "has a prefix or suffix of over 50 characters");
        constraints.rule(
                documentNumberPageNumberSeparator == null || documentNumberPageNumberSeparator.matches("[_.-]"),
                "has another separator than _, - or .");
        constraints.requiredWhen(
                numberingType == NumberingType.DocumentField && !refers(numberingField),
                "NumberingType is DocumentField",
                "NumberingField",
                null);
        constraints.requiredWhen(
                numberingType == NumberingType.ExistingProduction,
                "NumberingType is ExistingProduction",
                "ExistingProduction",
                existingProduction);
        constraints.nested("AttachmentRelationalField", attachmentRelationalField);
        constraints.nested("NumberingField", numberingField);
        constraints.nested("ExistingProduction", existingProduction);
    }

    private static boolean isShort(String affix) {
        return affix == null || affix.length() <= MAX_AFFIX;
    }

    private static boolean refers(FieldRef field) {
        return field != null && field.refersToSomething();
    }
}
