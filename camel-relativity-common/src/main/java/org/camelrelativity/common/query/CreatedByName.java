package org.camelrelativity.common.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.query.ObjectQuery.ObjectType;

/**
 * A create is proven by something of its name where there was nothing of that name before. Names need not be unique: of one
 * that there was before, one more proves nothing.
 *
 * @param name of what the request creates
 * @param look reads what there is, given the ids of the request and the name
 * @param count how many of the name an answer to that has; {@code null} if it does not tell
 */
public record CreatedByName(
        Function<RelativityRecord, String> name,
        Function<Request, Optional<Request>> look,
        BiFunction<Object, String, Integer> count)
        implements Proof {

    /** Of objects that only a query finds, with the type that the Object Manager calls so. */
    public static Proof queried(String objectType, Function<RelativityRecord, String> name) {
        return new CreatedByName(
                name,
                request -> request.get(SharedFields.SOUGHT_NAME)
                        .flatMap(sought -> request.to(SharedOperations.OBJECT_QUERY, SharedFields.WORKSPACE_ID)
                                .map(query -> query.with(SharedFields.LENGTH, 1)
                                        .of(new ObjectQuery(
                                                new ObjectType(null, objectType, null),
                                                List.of(),
                                                Condition.is("Name", sought),
                                                null)))),
                (answer, sought) -> ((Page<?>) answer).totalCount());
    }

    @Override
    public String inWords() {
        return "one of its name where there was none before";
    }

    @Override
    public Map<Field<?>, Function<RelativityRecord, ?>> ofSubject() {
        return Map.of(SharedFields.SOUGHT_NAME, name);
    }

    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        return look.apply(request);
    }

    /** How many there are. */
    @Override
    public String evidence(Request request, Object answer) {
        return request.get(SharedFields.SOUGHT_NAME)
                .map(sought -> count.apply(answer, sought))
                .map(String::valueOf)
                .orElse(null);
    }

    @Override
    public boolean proves(String before, String now) {
        return before.equals("0") && !now.equals("0");
    }
}
