package org.camelrelativity.common.watch;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;

/**
 * The last event of a subject, and what is needed to recognise another run: one line of JSON, such as
 * {@code {"Status":"Completed","Run":"1054631","Revision":"8/0/2"}}. Before is the status of the event before,
 * while the subject is reviewed; open says that a run was seen whose end was no event yet.
 */
record StatusCheckpoint(
        String status,
        String before,
        String run,
        @JsonAlias("Mark") String revision,
        Boolean open,
        Boolean gone) implements RelativityRecord {

    static final StatusCheckpoint NONE = new StatusCheckpoint(null, null, null, null, null, null);

    private static final StatusCheckpoint GONE = new StatusCheckpoint(null, null, null, null, null, true);

    /** The checkpoint after an event of the snapshot. */
    StatusCheckpoint afterEvent(StatusSnapshot snapshot) {
        Boolean runs = snapshot.phase() == Phase.RUNNING ? true : null;
        return switch (snapshot.phase()) {
            case GONE -> GONE;
            case REVIEWING ->
                new StatusCheckpoint(snapshot.status(), settled(), latestRun(snapshot), revision, open, null);
            default ->
                new StatusCheckpoint(snapshot.status(), null, latestRun(snapshot), snapshot.revision(), runs, null);
        };
    }

    /** The checkpoint after a snapshot that makes no event. */
    StatusCheckpoint withoutEvent(StatusSnapshot snapshot) {
        boolean runs = snapshot.phase() == Phase.RUNNING || isOpen() || isOtherRun(snapshot);
        boolean settles = snapshot.phase() == Phase.ENDED;
        return new StatusCheckpoint(
                settles ? settled() : status,
                settles ? null : before,
                latestRun(snapshot),
                snapshot.revision() != null ? snapshot.revision() : revision,
                runs ? true : null,
                null);
    }

    /** Whether the snapshot makes an event. A subject can end in the same way again. */
    boolean isChangedBy(StatusSnapshot snapshot) {
        if (snapshot.phase() == Phase.GONE) {
            return !isGone();
        }
        if (snapshot.status() == null) {
            return false;
        }
        String old = snapshot.phase() == Phase.ENDED ? settled() : status;
        return old == null
                || !old.strip().equalsIgnoreCase(snapshot.status().strip())
                || isOtherRevision(snapshot)
                || isOtherRun(snapshot)
                || snapshot.phase() == Phase.ENDED && isOpen();
    }

    boolean isGone() {
        return Boolean.TRUE.equals(gone);
    }

    private boolean isOpen() {
        return Boolean.TRUE.equals(open);
    }

    private boolean isOtherRun(StatusSnapshot snapshot) {
        return run != null && snapshot.run() != null && !run.equals(snapshot.run());
    }

    private String latestRun(StatusSnapshot snapshot) {
        return snapshot.run() != null ? snapshot.run() : run;
    }

    /** A missing revision, or one of another kind (the text before the colon), is no change. */
    private boolean isOtherRevision(StatusSnapshot snapshot) {
        String now = snapshot.revision();
        return now != null
                && !now.equals(revision)
                && (revision == null || kind(now).equals(kind(revision)));
    }

    private static String kind(String revision) {
        return revision.substring(0, revision.indexOf(':') + 1);
    }

    /** The status to which the subject returns after a review. */
    private String settled() {
        return before != null ? before : status;
    }
}
