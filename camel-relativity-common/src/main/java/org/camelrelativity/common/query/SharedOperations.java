package org.camelrelativity.common.query;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.Part.computed;
import static org.camelrelativity.common.operation.Part.object;
import static org.camelrelativity.common.operation.Part.required;
import static org.camelrelativity.common.operation.Part.subject;
import static org.camelrelativity.common.operation.SharedFields.ALL_PAGES;
import static org.camelrelativity.common.operation.SharedFields.LENGTH;
import static org.camelrelativity.common.operation.SharedFields.SAVED_SEARCH_ID;
import static org.camelrelativity.common.operation.SharedFields.START;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;

/** The operations that every component has: they are about what both work on. */
public final class SharedOperations {

    /** In which order pages are read. */
    static final List<Map<String, Object>> BY_ARTIFACT_ID =
            List.of(Map.of("FieldIdentifier", Map.of("Name", "Artifact ID"), "Direction", "Ascending"));

    private static final Find<FoundSearch> SEARCHES = new Find<>(
            "saved search",
            Map.of("ArtifactTypeID", 15),
            List.of("Name"),
            FoundSearch.class,
            row -> new FoundSearch(row.artifactId(), row.text("Name")),
            SAVED_SEARCH_ID,
            FoundSearch::savedSearchId);

    /** The URIs' parts, for the catalogs. */
    public static final String SERVICES = "object,search,instance";

    public static final String OPERATIONS = "query,find,create,version";

    /** For what is made of queries. */
    public static final Operation OBJECT_QUERY = objectQuery().build();

    private SharedOperations() {}

    /** {@return a table of them, in the generations that a component has} */
    public static OperationTable in(ApiVersion... generations) {
        return OperationTable.of(
                entries().map(entry -> entry.onlyIn(generations)).toArray(Operation.Builder[]::new));
    }

    private static Stream<Operation.Builder> entries() {
        return Stream.of(objectQuery(), SEARCHES.named("search/find"), searchCreate(), InstanceVersion.entry());
    }

    private static Operation.Builder objectQuery() {
        return Find.query(
                        named("object/query", "Queries objects of any type: a page of them, or all one by one")
                                .about(ObjectQuery.class, WORKSPACE_ID, START, LENGTH),
                        object(
                                "request",
                                subject(UnaryOperator.identity()),
                                computed("Sorts", SharedOperations::sortsOfPages)))
                .answers(Find.rows());
    }

    /** Its service has one path in both generations. */
    private static Operation.Builder searchCreate() {
        Wire wire = Wire.notIdempotent(
                "Relativity.Services.Search.ISearchModule/Keyword Search Manager/CreateSingleAsync",
                required(WORKSPACE_ID, "workspaceArtifactID"),
                object("searchDTO", subject(UnaryOperator.identity())));
        return named("search/create", "Creates a saved search of documents")
                .about(KeywordSearch.class, WORKSPACE_ID)
                .answers(Answer.artifactId(SAVED_SEARCH_ID))
                .lookFirst(SEARCHES.lookFirst("search/find"))
                .provenBy(SEARCHES.proof("search/find", search -> ((KeywordSearch) search).name()))
                .legacy(wire)
                .v1(wire);
    }

    /** Of pages that a route asks for itself, the route sorts. */
    private static Object sortsOfPages(Request request) {
        boolean unsorted = request.subject() instanceof ObjectQuery query
                && (query.sorts() == null || query.sorts().isEmpty());
        return unsorted && request.get(ALL_PAGES).orElse(false) ? BY_ARTIFACT_ID : null;
    }
}
