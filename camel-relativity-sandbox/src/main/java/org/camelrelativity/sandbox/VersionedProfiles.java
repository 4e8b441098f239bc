package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Imaging profiles. */
final class VersionedProfiles {
    private VersionedProfiles() {}

    static Answer createBasic(Arguments arguments, Instance instance) {
        ObjectNode profile = arguments.object("request").values().put("ImagingMethod", "Basic");
        return create(WorkspaceTemplate.withNativeDefaults(profile), arguments, instance);
    }

    static Answer createNative(Arguments arguments, Instance instance) {
        ObjectNode profile = arguments.object("request").values().put("ImagingMethod", "Native");
        return create(profile, arguments, instance);
    }

    static Answer read(Arguments arguments, Instance instance) {
        ObjectNode profile = workspace(arguments, instance).profiles().read(arguments.id("imagingProfileID"));
        if (profile.get("SpreadsheetOptions") instanceof ObjectNode options) {
            Json.rename(
                    options,
                    "HideAndPagebreakAfterConsecutiveBlankRowCol",
                    "HideAndPageBreakAfterConsecutiveBlankRowCol");
        }
        return Answer.json(profile);
    }

    static Answer update(Arguments arguments, Instance instance) {
        ObjectNode changes = arguments.object("request").values();
        Profiles profiles = workspace(arguments, instance).profiles();
        return Answer.json(IntNode.valueOf(profiles.update(arguments.id("imagingProfileID"), changes)));
    }

    static Answer delete(Arguments arguments, Instance instance) {
        workspace(arguments, instance).sets().deleteProfile(arguments.id("imagingProfileID"));
        return Answer.empty();
    }

    private static Answer create(ObjectNode profile, Arguments arguments, Instance instance) {
        return Answer.json(
                IntNode.valueOf(workspace(arguments, instance).profiles().create(profile)));
    }
}
