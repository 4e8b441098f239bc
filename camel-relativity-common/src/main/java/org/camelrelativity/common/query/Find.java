package org.camelrelativity.common.query;

import static org.camelrelativity.common.operation.Part.computed;
import static org.camelrelativity.common.operation.Part.constant;
import static org.camelrelativity.common.operation.Part.object;
import static org.camelrelativity.common.operation.Part.optional;
import static org.camelrelativity.common.operation.SharedFields.ALL_PAGES;
import static org.camelrelativity.common.operation.SharedFields.FIND_ONE;
import static org.camelrelativity.common.operation.SharedFields.LENGTH;
import static org.camelrelativity.common.operation.SharedFields.SOUGHT_NAME;
import static org.camelrelativity.common.operation.SharedFields.START;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Paging;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;

/**
 * Finds objects of a kind by their name: templates over one wire, {@code queryslim}. Names need not be unique.
 *
 * @param kind in words, for messages
 * @param objectType names the type on the wire
 * @param fields besides the Artifact ID
 * @param type the record of one, made of a row
 * @param id the field of which a header tells the id when one is found
 * @param idOf the same of the record
 */
public record Find<R extends RelativityRecord>(
        String kind,
        Map<String, ?> objectType,
        List<String> fields,
        Class<R> type,
        Function<ObjectRow, R> row,
        Field<Integer> id,
        Function<R, Integer> idOf) {

    /** Its entry, which is complete. */
    public Operation.Builder named(String operation) {
        Part condition = computed(
                "Condition",
                request -> Condition.is("Name", request.get(SOUGHT_NAME).orElseThrow()),
                SOUGHT_NAME);
        return query(
                        Operation.named(operation, "Finds each " + kind + " of a name")
                                .takes(NameSelector.class, WORKSPACE_ID, SOUGHT_NAME, FIND_ONE, START, LENGTH),
                        template(objectType, fields, condition))
                .answers(answer())
                .refersBy(Reference.of(type).by(id, idOf));
    }

    /** {@return what to do after a create of unknown outcome} */
    public String lookFirst(String operation) {
        return operation + " its name: if there was none of that name before, one that is there now proves that it was"
                + " executed; none proves nothing";
    }

    /** {@return the proof of a create, which reads by this operation} */
    public Proof proof(String operation, Function<RelativityRecord, String> name) {
        Operation find = named(operation).build();
        return new CreatedByName(
                name, request -> request.to(find, WORKSPACE_ID, SOUGHT_NAME), (answer, sought) -> ((Page<?>) answer)
                        .totalCount());
    }

    /** The request of a query that an operation makes itself: in a stable order, which nothing else promises. */
    public static Part template(Map<String, ?> objectType, List<String> fields, Part condition) {
        List<Map<String, String>> named =
                fields.stream().map(field -> Map.of("Name", field)).toList();
        return object(
                "request",
                constant("ObjectType", objectType),
                constant("Fields", named),
                condition,
                constant("Sorts", SharedOperations.BY_ARTIFACT_ID));
    }

    private static final Paging<Page<?>> PAGES = new Paging<>(pageType(), Page::objects, Find::after);

    /** Says it in both generations, which differ in the path alone. */
    public static Operation.Builder query(Operation.Builder entry, Part request) {
        Part[] page = {request, optional(START, "start", 1), optional(LENGTH, "length", 1000)};
        String path = "/workspace/{workspaceId}/object/queryslim";
        return entry.paged(PAGES)
                .legacy(Wire.safe("Relativity.Objects" + path, page))
                .v1(Wire.safe("Relativity.ObjectManager/v1" + path, page));
    }

    /** It ends when as many were read as Relativity counts. */
    private static Optional<Request> after(Request request, Page<?> page) {
        int next = request.get(START).orElse(1) + page.objects().size();
        return next > page.totalCount() ? Optional.empty() : Optional.of(request.with(START, next));
    }

    @SuppressWarnings("unchecked") // whatever its rows are
    private static Class<Page<?>> pageType() {
        return (Class<Page<?>>) (Class<?>) Page.class;
    }

    /** {@return the answer of a query whose objects are rows as they come} */
    public static Answer<QueryResult> rows() {
        return Answer.read(QueryResult.class, (request, content) -> SlimAnswer.read(content))
                .judgedBy(Find::isPage);
    }

    /** An empty page would end all pages, as if the rows that are missing weren't there. */
    private static Verdict isPage(Request request, Page<?> page) {
        boolean cut = request.get(ALL_PAGES).orElse(false)
                && page.objects().isEmpty()
                && request.get(START).orElse(1) <= page.totalCount();
        return cut
                ? new Verdict.Unknown("the answer has status 200 and no objects, of " + page.totalCount())
                : Verdict.DONE;
    }

    @SuppressWarnings("unchecked") // of its own records
    private Answer<Matches<R>> answer() {
        Class<Matches<R>> matches = (Class<Matches<R>>) (Class<?>) Matches.class;
        return Answer.read(matches, (request, content) -> {
                    QueryResult found = SlimAnswer.read(content);
                    return new Matches<>(
                            found.totalCount(),
                            found.objects().stream().map(row).toList());
                })
                .judgedBy(this::judge)
                .carrying(id, answer -> answer.only().map(idOf));
    }

    private Verdict judge(Request request, Matches<R> answer) {
        if (!request.get(FIND_ONE).orElse(false) || answer.only().isPresent()) {
            return isPage(request, answer);
        }
        return new Verdict.Refused("looked for one " + kind + " named "
                + Quoted.of(request.get(SOUGHT_NAME).orElse(""))
                + " and found " + answer.totalCount()
                + (answer.totalCount() == 1 ? ", which is on another page than the one asked for" : "")
                + Optional.of(answer.objects().stream().map(idOf).limit(10).toList())
                        .filter(ids -> !ids.isEmpty())
                        .map(ids -> ": " + ids)
                        .orElse(""));
    }
}
