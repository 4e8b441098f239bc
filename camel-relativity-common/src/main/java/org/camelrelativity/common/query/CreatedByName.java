package org.camelrelativity.common.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/**
 * A create is proven by something of its name where there was nothing of that name before. Names need not be unique: of one
 * that there was before, one more proves nothing.
 *
 * @param find finds what is created
 * @param name of what the request creates
 */
record CreatedByName(Operation find, Function<RelativityRecord, String> name) implements Proof {

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
        return request.get(SharedFields.WORKSPACE_ID).flatMap(workspace -> request.get(SharedFields.SOUGHT_NAME)
                .map(sought -> new Request(
                        find,
                        Map.of(SharedFields.WORKSPACE_ID, workspace, SharedFields.SOUGHT_NAME, sought),
                        null,
                        List.of())));
    }

    /** How many there are. */
    @Override
    public String evidence(Object answer) {
        return ((Matches<?>) answer).totalCount().toString();
    }

    @Override
    public boolean proves(String before, String now) {
        return before.equals("0") && !now.equals("0");
    }
}
