package org.camelrelativity.imaging.model;

import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * A native file type that Relativity can image: what native-type/read answers. Source: Imaging (REST).
 *
 * @param nativeCategory may be null
 * @param fileTypeId the engine's identifier of the type
 */
public record NativeType(
        Integer artifactId,
        String name,
        BasicCategory basicCategory,
        NativeCategory nativeCategory,
        Boolean useNativeImaging,
        Boolean restrictedFromImagingByDefault,
        Integer fileTypeId,
        Boolean preventNativeDownload)
        implements RelativityRecord {

    /** A native type's category in basic imaging. */
    public enum BasicCategory implements Numbered {
        Other,
        Database,
        Graphic,
        Multimedia,
        Spreadsheet,
        WordProcessor
    }

    /** A native type's category in native imaging. */
    public enum NativeCategory implements Numbered {
        Other,
        Spreadsheet,
        Email,
        WordProcessor,
        Presentation,
        Html
    }
}
