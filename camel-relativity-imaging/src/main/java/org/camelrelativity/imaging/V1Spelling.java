package org.camelrelativity.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camelrelativity.common.Constraints;

/** How the versioned API spells what is saved; the Artifact ID stands in the path. */
final class V1Spelling {

    private static final String RECIPIENTS = "EmailNotificationRecipients";

    private V1Spelling() {}

    /** Contract, imaging V4: keywords and notes are always sent. */
    static ObjectNode profile(ObjectNode profile) {
        profile.remove("ArtifactID");
        for (String name : new String[] {"Keywords", "Notes"}) {
            if (!profile.has(name)) {
                profile.put(name, "");
            }
        }
        return profile;
    }

    /**
     * Contract, imaging V1: the path says which engine. What concerns the native one is not taken, since Relativity gives a
     * basic profile its own defaults of it; a read basic profile has them, and can be saved as another.
     */
    static ObjectNode basicProfile(ObjectNode profile) {
        return profile(profile).retain("Name", "Keywords", "Notes", "BasicOptions", "NativeTypes");
    }

    /** Contract, imaging V2: the path says which engine. */
    static ObjectNode nativeProfile(ObjectNode profile) {
        profile.remove("ImagingMethod");
        return profile(profile);
    }

    /** Contract, imaging V6, V8: recipients are always sent; the status is Relativity's own. */
    static ObjectNode imagingSet(ObjectNode set) {
        JsonNode profile = set.remove("ImagingProfile");
        set.set("ImagingProfileID", profile.get("ArtifactID"));
        set.remove("ArtifactID");
        set.remove("Status");
        if (!set.has(RECIPIENTS)) {
            set.put(RECIPIENTS, "");
        }
        return set;
    }

    /** Contract, imaging D-16: a read may leave the recipients out, and to send none would take them from the set. */
    static ObjectNode updatedImagingSet(ObjectNode set) {
        Constraints.of("ImagingSet")
                .rule(
                        set.has(RECIPIENTS),
                        "must have " + RECIPIENTS + " when it is updated, or \"\" for nobody: the update replaces them,"
                                + " and the versioned API's set/read may not answer them");
        return imagingSet(set);
    }

    /** Contract, imaging V14, V16: Relativity makes the name. */
    static ObjectNode fieldCode(ObjectNode code) {
        code.remove("ArtifactID");
        code.remove("Name");
        return code;
    }
}
