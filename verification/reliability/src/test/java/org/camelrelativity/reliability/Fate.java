package org.camelrelativity.reliability;

/** What becomes of a call and of the route around it, each time that it is made. */
enum Fate {
    UNKNOWN("unknown"),
    DONE_FAILS_WITHIN("done, then the step beside it fails"),
    DONE_FAILS_AFTER("done, then a later step fails"),
    PARTIAL("partial");

    private final String title;

    Fate(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** What the route is told of the call. */
    Outcome outcome() {
        return switch (this) {
            case UNKNOWN -> Outcome.UNKNOWN;
            case DONE_FAILS_WITHIN, DONE_FAILS_AFTER -> Outcome.DONE;
            case PARTIAL -> Outcome.PARTIAL;
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
