package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.LegacyImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;

/** Native Type Service and Application Field Code Service. */
final class LegacyCodes {
    private LegacyCodes() {}

    static Answer readNativeType(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        return Answer.json(workspace.nativeTypes().read(arguments.id("nativeTypeId")));
    }

    static Answer save(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        Arguments code = arguments.object("applicationFieldCode");
        code.optionalId("ArtifactID");
        int artifactId = workspace.fieldCodes().save(code.values(), workspace.profiles()::exists);
        return Answer.json(IntNode.valueOf(artifactId));
    }

    static Answer read(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        return Answer.json(workspace.fieldCodes().read(arguments.id("applicationFieldCodeId")));
    }

    static Answer delete(Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, "workspaceId", instance);
        workspace.deleteFieldCode(arguments.id("applicationFieldCodeId"));
        return Answer.json(BooleanNode.TRUE);
    }
}
