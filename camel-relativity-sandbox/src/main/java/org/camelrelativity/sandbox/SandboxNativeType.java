package org.camelrelativity.sandbox;

import java.util.Objects;

/**
 * A kind of file that Relativity can image.
 *
 * @param name such as "Microsoft Word 2010"; not null
 * @param basicCategory one of Other, Database, Graphic, Multimedia, Spreadsheet, WordProcessor; not null
 * @param nativeCategory one of Other, Spreadsheet, Email, WordProcessor, Presentation, Html; null if it has none
 * @param useNativeImaging whether native imaging is used for it
 * @param restrictedFromImagingByDefault whether new profiles leave such documents out
 * @param fileTypeId the imaging engine's number for it
 * @param preventNativeDownload whether the native file may not be downloaded
 */
public record SandboxNativeType(
        String name,
        String basicCategory,
        String nativeCategory,
        boolean useNativeImaging,
        boolean restrictedFromImagingByDefault,
        int fileTypeId,
        boolean preventNativeDownload) {
    /** Checks what may not be null. */
    public SandboxNativeType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(basicCategory, "basicCategory");
    }

    /**
     * A type that is imaged, natively, and may be downloaded.
     *
     * @param name see {@link #name}
     * @param basicCategory see {@link #basicCategory}
     * @param nativeCategory see {@link #nativeCategory}
     * @param fileTypeId see {@link #fileTypeId}
     */
    public SandboxNativeType(String name, String basicCategory, String nativeCategory, int fileTypeId) {
        this(name, basicCategory, nativeCategory, true, false, fileTypeId, false);
    }
}
