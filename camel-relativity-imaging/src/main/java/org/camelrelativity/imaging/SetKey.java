package org.camelrelativity.imaging;

import java.util.HashMap;
import java.util.Map;

/** Which imaging set of an instance. */
record SetKey(int workspaceId, int imagingSetId) {

    String text() {
        return workspaceId + "/" + imagingSetId;
    }

    Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(RelativityImagingConstants.WORKSPACE_ID, workspaceId);
        headers.put(RelativityImagingConstants.IMAGING_SET_ID, imagingSetId);
        return headers;
    }
}
