package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.LENGTH;
import static org.camelrelativity.common.operation.SharedFields.SAVED_SEARCH_ID;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Composition;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.query.Condition;
import org.camelrelativity.common.query.ObjectQuery;
import org.camelrelativity.common.query.ObjectQuery.ObjectType;
import org.camelrelativity.common.query.QueryResult;
import org.camelrelativity.common.query.SharedOperations;
import org.camelrelativity.imaging.model.ImagedCount;

/**
 * Counts what a saved search finds, and what of it has images: two counts, which need neither NOT nor a meaning of
 * unset values, after looking up the choice Yes, which conditions know by its id alone.
 */
final class ImagedDocuments implements Composition {

    static final ObjectType DOCUMENT = new ObjectType(null, null, 10);
    private static final ObjectType CHOICE = new ObjectType(null, "Code", null);
    static final String HAS_IMAGES = "Has Images";

    private static final String YES = Condition.both(
            Condition.both(Condition.is("Object Type", "Document"), Condition.is("Field", HAS_IMAGES)),
            Condition.is("Name", "Yes"));

    @Override
    public Outcome run(Request request, Function<Request, Outcome> reads) throws RelativityRequestException {
        int workspace = request.required(WORKSPACE_ID);
        String found = Condition.isFoundBy(request.required(SAVED_SEARCH_ID));
        Counting counting = new Counting(workspace, reads);
        QueryResult choices = counting.read(CHOICE, YES);
        if (choices != null && choices.objects().size() != 1) {
            return new Outcome.Refused(Outcome.Failure.of(
                    RelativityFailure.of(
                            "looked for one choice Yes of the documents' field " + HAS_IMAGES + " and found "
                                    + choices.totalCount(),
                            counting.last.status(),
                            null,
                            counting.attempts),
                    null));
        }
        QueryResult all = counting.read(DOCUMENT, found);
        QueryResult imaged = choices == null
                ? null
                : counting.read(
                        DOCUMENT,
                        Condition.both(
                                found,
                                Condition.isChoice(
                                        HAS_IMAGES, choices.objects().get(0).artifactId())));
        if (counting.last instanceof Outcome.NotDone failed) {
            return failed.with(failed.failure().with(failed.failure().details().withAttempts(counting.attempts)));
        }
        int missing = Math.max(0, all.totalCount() - imaged.totalCount()); // which were counted one after the other
        return new Outcome.Done(
                new ImagedCount(all.totalCount(), imaged.totalCount(), missing),
                request.ids(),
                counting.last.status(),
                counting.attempts,
                null);
    }

    /** Reads one after another, until one is not done. */
    private static final class Counting {

        private final int workspace;
        private final Function<Request, Outcome> reads;
        private Outcome last;
        private int attempts;

        Counting(int workspace, Function<Request, Outcome> reads) {
            this.workspace = workspace;
            this.reads = reads;
        }

        /** {@code null} if it was not done, or one before. */
        QueryResult read(ObjectType type, String condition) {
            if (last instanceof Outcome.NotDone) {
                return null;
            }
            last = reads.apply(new Request(
                    SharedOperations.OBJECT_QUERY,
                    Map.of(WORKSPACE_ID, workspace, LENGTH, 1),
                    new ObjectQuery(type, List.of(), condition, null),
                    List.of()));
            attempts += last.attempts();
            return last instanceof Outcome.Done done ? (QueryResult) done.answer() : null;
        }
    }
}
