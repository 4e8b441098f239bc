package org.camelrelativity.sandbox;

import static org.camelrelativity.sandbox.SandboxOperation.*;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The calls of the Production Data Source Manager. */
final class DataSourceCalls {
    private static final String WORKSPACE = "relativity-productions/v1/workspaces/{workspaceID}/";
    private static final String OF_PRODUCTION = WORKSPACE + "productions/{productionID}/production-data-sources";
    private static final String DATA_SOURCES = WORKSPACE + "production-data-sources/";

    private static final Shape SAVED = new Shape()
            .with("workspaceID", Values::integer)
            .with("productionID", Values::integer)
            .withEnvelope("dataSource", ProductionManagerShapes.DATA_SOURCE);
    private static final Shape SELECTED =
            new Shape().with("workspaceID", Values::integer).with("dataSourceID", Values::integer);
    private static final Shape READ = new Shape()
            .with("workspaceID", Values::integer)
            .with("dataSourceID", Values::integer)
            .with("withPlaceholderImage", Values::bool, BooleanNode.FALSE);
    private static final Shape IN_WORKSPACE = new Shape().with("workspaceID", Values::integer);

    static final List<Route> ALL = List.of(
            Route.of("POST", OF_PRODUCTION, SAVE_PRODUCTION_DATA_SOURCE, SAVED, DataSourceCalls::create),
            Route.of("PUT", OF_PRODUCTION, SAVE_PRODUCTION_DATA_SOURCE, SAVED, DataSourceCalls::update),
            Route.of("GET", DATA_SOURCES + "{dataSourceID}", READ_PRODUCTION_DATA_SOURCE, READ, DataSourceCalls::read),
            Route.of(
                    "DELETE",
                    DATA_SOURCES + "{dataSourceID}",
                    DELETE_PRODUCTION_DATA_SOURCE,
                    SELECTED,
                    DataSourceCalls::delete),
            Route.of(
                    "GET",
                    DATA_SOURCES + "defaults",
                    READ_PRODUCTION_DATA_SOURCE_DEFAULTS,
                    IN_WORKSPACE,
                    DataSourceCalls::defaults));

    private DataSourceCalls() {}

    private static DataSources sources(Arguments arguments, Instance instance) {
        return instance.workspace(arguments.id("workspaceID")).dataSources();
    }

    private static Answer create(Arguments arguments, Instance instance) {
        ObjectNode source = arguments.object("dataSource").values();
        return Answer.json(IntNode.valueOf(sources(arguments, instance).create(arguments.id("productionID"), source)));
    }

    private static Answer update(Arguments arguments, Instance instance) {
        sources(arguments, instance)
                .update(
                        arguments.id("productionID"),
                        arguments.object("dataSource").values());
        return Answer.empty();
    }

    private static Answer read(Arguments arguments, Instance instance) {
        return Answer.json(sources(arguments, instance)
                .read(arguments.id("dataSourceID"), arguments.optionalBool("withPlaceholderImage")));
    }

    private static Answer delete(Arguments arguments, Instance instance) {
        sources(arguments, instance).delete(arguments.id("dataSourceID"));
        return Answer.empty();
    }

    /** The vendor's sample; its numbers are of fields and choices that the sandbox does not know. */
    private static Answer defaults(Arguments arguments, Instance instance) {
        instance.workspace(arguments.id("workspaceID"));
        ObjectNode defaults = Json.object();
        defaults.putObject("UseImagePlaceholder")
                .put("Guid", "57c93e40-6b6c-4d76-b761-ef49ff3f0279")
                .put("ID", 1_036_421)
                .putObject("DefaultValue")
                .put("ID", 1_036_423)
                .put("Name", "Never Use Image Placeholder");
        defaults.putObject("BurnRedactions")
                .put("Guid", "6a1b0978-634d-424b-af43-da3121d09112")
                .put("ID", 1_036_431)
                .put("DefaultValue", true);
        return Answer.json(defaults);
    }
}
