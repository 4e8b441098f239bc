package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.VersionedImagingRoutes.workspace;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Native types and application field codes. */
final class VersionedCodes {
    private VersionedCodes() {}

    static Answer readNativeType(Arguments arguments, Instance instance) {
        ObjectNode type = workspace(arguments, instance).nativeTypes().read(arguments.id("nativeTypeID"));
        Json.rename(type, "FileTypeId", "FileTypeID");
        return Answer.json(type);
    }

    static Answer create(Arguments arguments, Instance instance) {
        return save(arguments.object("ApplicationFieldCode").values(), arguments, instance);
    }

    static Answer read(Arguments arguments, Instance instance) {
        return Answer.json(workspace(arguments, instance).fieldCodes().read(arguments.id("applicationFieldCodeID")));
    }

    static Answer update(Arguments arguments, Instance instance) {
        ObjectNode code = arguments.object("ApplicationFieldCode").values();
        return save(code.put("ArtifactID", arguments.id("applicationFieldCodeID")), arguments, instance);
    }

    static Answer delete(Arguments arguments, Instance instance) {
        workspace(arguments, instance).deleteFieldCode(arguments.id("applicationFieldCodeID"));
        return Answer.json(BooleanNode.TRUE);
    }

    private static Answer save(ObjectNode code, Arguments arguments, Instance instance) {
        Workspace workspace = workspace(arguments, instance);
        return Answer.json(IntNode.valueOf(workspace.fieldCodes().save(code, workspace.profiles()::exists)));
    }
}
