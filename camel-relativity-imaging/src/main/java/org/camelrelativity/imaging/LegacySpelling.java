package org.camelrelativity.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the legacy API spells what is saved; profiles and field codes as the records do. */
final class LegacySpelling {

    private LegacySpelling() {}

    /** Contract, imaging L4, D-19: recipients are always sent, and the status comes back with an update. */
    static ObjectNode imagingSet(ObjectNode set) {
        JsonNode dataSource = set.remove("DataSourceID");
        set.set("DataSource", dataSource);
        if (!set.has("EmailNotificationRecipients")) {
            set.put("EmailNotificationRecipients", "");
        }
        boolean update = set.has("ArtifactID");
        if (!update) {
            set.remove("Status");
        } else if (!set.has("Status")) {
            set.putObject("Status");
        }
        return set;
    }
}
