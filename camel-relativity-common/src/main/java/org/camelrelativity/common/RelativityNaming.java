package org.camelrelativity.common;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;

/** The versioned API's way to spell a name: {@code imagingSetId} becomes {@code ImagingSetID}. */
public final class RelativityNaming extends NamingBase {

    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String name) {
        String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return upper.endsWith("Id") ? upper.substring(0, upper.length() - 2) + "ID" : upper;
    }
}
