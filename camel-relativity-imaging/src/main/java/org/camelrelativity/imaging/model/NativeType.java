package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * A native file type that Relativity can image: what native-type/read answers. Source: contract, imaging §3.7.
 *
 * @param artifactId the Artifact ID
 * @param name the name
 * @param basicCategory the category in basic imaging
 * @param nativeCategory the category in native imaging; may be null
 * @param useNativeImaging whether it is imaged natively
 * @param restrictedFromImagingByDefault whether it is left out by default
 * @param fileTypeId the engine's identifier of the type
 * @param preventNativeDownload whether the native may not be downloaded
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
        implements RelativityRecord {}
