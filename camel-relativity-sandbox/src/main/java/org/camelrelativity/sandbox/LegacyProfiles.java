package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.LegacyImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;

/** Imaging Profile Service. */
final class LegacyProfiles {
    private LegacyProfiles() {}

    static Answer save(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        Arguments profile = arguments.object("imagingProfile");
        profile.optionalId("ArtifactID");
        return Answer.json(IntNode.valueOf(workspace.profiles().save(profile.values())));
    }

    static Answer read(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        return Answer.json(workspace.profiles().read(arguments.id("imagingProfileId")));
    }

    static Answer delete(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        workspace.sets().deleteProfile(arguments.id("imagingProfileId"));
        return Answer.json(BooleanNode.TRUE);
    }
}
