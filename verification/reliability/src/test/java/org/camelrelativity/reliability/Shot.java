package org.camelrelativity.reliability;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;

/** One exchange, and how it ended. */
final class Shot {

    private final long id;
    private final Task task;
    private final AtomicInteger completions = new AtomicInteger();
    private Outcome outcome = Outcome.NONE;
    private String message = "it never came back";
    private int attempts;
    private boolean rightAnswer = true;
    private RelativityJobReport report;

    Shot(long id, Task task) {
        this.id = id;
        this.task = task;
    }

    long id() {
        return id;
    }

    Task task() {
        return task;
    }

    /** Camel says that the exchange is over. */
    void complete() {
        completions.incrementAndGet();
    }

    void endsAs(Exchange exchange) {
        Exception failure = exchange.getException();
        outcome = Outcome.of(failure);
        message = String.valueOf(failure);
        if (failure instanceof RelativityException e) {
            attempts = e.getAttempts();
            report = e.getJobReport().orElse(null);
        } else if (failure == null) {
            attempts = exchange.getMessage().getHeader(RelativityConstants.ATTEMPTS, 0, Integer.class);
            rightAnswer = task.right().test(exchange.getMessage());
        }
    }

    int completions() {
        return completions.get();
    }

    Outcome outcome() {
        return outcome;
    }

    /** How many requests were sent, as the exchange says. */
    int attempts() {
        return attempts;
    }

    boolean hasRightAnswer() {
        return rightAnswer;
    }

    /** Null if there is none. */
    RelativityJobReport report() {
        return report;
    }

    @Override
    public String toString() {
        return "exchange " + id + ", " + task.uri() + ", " + outcome + " after " + attempts + " requests ("
                + message.substring(0, Math.min(300, message.length())) + ")";
    }
}
