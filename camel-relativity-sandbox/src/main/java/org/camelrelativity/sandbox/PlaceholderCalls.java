package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.SandboxOperation.*;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The calls of the Production Placeholder Manager. */
final class PlaceholderCalls {
    private static final String PLACEHOLDERS =
            "relativity-productions/v1/workspaces/{workspaceID}/production-placeholders";
    private static final String PLACEHOLDER = PLACEHOLDERS + "/{placeholderID}";

    private static final Shape SAVED = new Shape()
            .with("workspaceID", Values::integer)
            .withEnvelope(
                    "placeholder",
                    new Shape()
                            .with("ArtifactTypeID", Values::integer)
                            .with("PlaceholderType", Values.oneOf("Custom", "Image", "PDF"), TextNode.valueOf("Custom"))
                            .with("FileData", Values::text)
                            .with("Filename", Values::text)
                            .with("FileSize", Values::integer)
                            .with("FileID", Values::integer)
                            .with("CustomText", Values::text)
                            .with("Tokens", Values::text)
                            .with("ArtifactID", Values::integer)
                            .with("Name", Values::text));
    private static final Shape SELECTED =
            new Shape().with("workspaceID", Values::integer).with("placeholderID", Values::integer);
    private static final Shape IN_WORKSPACE = new Shape().with("workspaceID", Values::integer);

    static final List<Route> ALL = List.of(
            Route.of("POST", PLACEHOLDERS, SAVE_PRODUCTION_PLACEHOLDER, SAVED, PlaceholderCalls::create),
            Route.of("PUT", PLACEHOLDERS, SAVE_PRODUCTION_PLACEHOLDER, SAVED, PlaceholderCalls::update),
            Route.of("GET", PLACEHOLDER, READ_PRODUCTION_PLACEHOLDER, SELECTED, PlaceholderCalls::read),
            Route.of("DELETE", PLACEHOLDER, DELETE_PRODUCTION_PLACEHOLDER, SELECTED, PlaceholderCalls::delete),
            Route.of(
                    "GET",
                    PLACEHOLDERS + "/defaults",
                    READ_PRODUCTION_PLACEHOLDER_DEFAULTS,
                    IN_WORKSPACE,
                    PlaceholderCalls::defaults));

    private PlaceholderCalls() {}

    private static Placeholders placeholders(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID")).placeholders();
    }

    private static Answer create(Arguments arguments, Instance instance) {
        return Answer.json(IntNode.valueOf(placeholders(arguments, instance)
                .create(arguments.object("placeholder").values())));
    }

    private static Answer update(Arguments arguments, Instance instance) {
        placeholders(arguments, instance).update(arguments.object("placeholder").values());
        return Answer.empty();
    }

    private static Answer read(Arguments arguments, Instance instance) {
        return Answer.json(placeholders(arguments, instance).read(arguments.id("placeholderID")));
    }

    private static Answer delete(Arguments arguments, Instance instance) {
        placeholders(arguments, instance).delete(arguments.id("placeholderID"));
        return Answer.empty();
    }

    /** The vendor's sample; its numbers are of a field and a choice that the sandbox does not know. */
    private static Answer defaults(Arguments arguments, Instance instance) {
        instance.workspace(arguments.id("workspaceID"));
        ObjectNode defaults = Json.object();
        defaults.putObject("Type")
                .put("Guid", "31b6e843-c417-4930-94eb-61bb14a31666")
                .put("ID", 1_036_441)
                .putObject("DefaultValue")
                .put("ID", 1_036_442)
                .put("Name", "Image");
        return Answer.json(defaults);
    }
}
