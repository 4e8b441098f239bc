package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What a command may ask for, and which fields it takes for that, in the order of the alphabet. */
enum Action {
    /** Sent once, by its key in the ledger. Twice would produce twice, or run into what the first one has started. */
    RETRY("jobs", "databaseToken"),
    /** Canceled is canceled, whoever did it. */
    CANCEL("jobs", "databaseToken"),
    PRIORITIZE("databaseToken priority"),
    /** A person has seen that a command in doubt was executed. */
    SETTLE("key reason who"),
    /** A person has decided that a command in doubt may be sent again. */
    RELEASE("key reason who");

    private final List<String> forms;

    Action(String... forms) {
        this.forms = List.of(forms);
    }

    List<String> forms() {
        return forms;
    }

    /** {@return whether it is about a key in the ledger, and not for Relativity} */
    boolean isDecision() {
        return this == SETTLE || this == RELEASE;
    }

    /** {@return what comes behind {@code relativity-production:}} */
    String operation(boolean byToken) {
        return (byToken ? "queue/mass-" : "job/mass-") + this;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
