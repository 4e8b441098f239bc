package org.camelrelativity.production.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Base64;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.NamedOnly;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * What is produced in place of a document: what placeholder/read answers and placeholder/save saves. Source: Production
 * Placeholder Manager (REST).
 *
 * @param artifactId null or 0 to create a placeholder
 * @param name required
 * @param artifactTypeId differs between instances
 * @param placeholderType required; an update can't change it
 * @param fileData the image in Base64; required for an image
 * @param filename required for an image
 * @param fileSize Relativity's own, and never sent; so is the id of the file
 * @param customText HTML with the names of fields in brackets; required for a custom one, where "" makes it blank
 */
@RecordBuilder
public record ProductionPlaceholder(
        Integer artifactId,
        String name,
        Integer artifactTypeId,
        PlaceholderType placeholderType,
        String fileData,
        String filename,
        Integer fileSize,
        Integer fileId,
        String customText,
        String tokens)
        implements RelativityRecord, Saved {

    /** What a placeholder is made of. Always sent by name: its numbers changed. */
    public enum PlaceholderType implements NamedOnly {
        Custom,
        Image,
        PDF
    }

    public ProductionPlaceholder {
        artifactId = ArtifactRef.idOrNull(artifactId);
    }

    @Override
    public void check(Constraints constraints) {
        boolean image = placeholderType == PlaceholderType.Image;
        boolean custom = placeholderType == PlaceholderType.Custom;
        constraints.artifactId("ArtifactID", artifactId);
        constraints.required("Name", name);
        constraints.required("PlaceholderType", placeholderType);
        constraints.requiredWhen(custom, "PlaceholderType is Custom", "CustomText", customText);
        if (image) {
            constraints.required("FileData", fileData);
            constraints.required("Filename", filename);
        }
        constraints.rule(
                fileData == null || isBase64(fileData), "must have its FileData in Base64, and nothing around it");
    }

    /** Lines may be broken. */
    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
