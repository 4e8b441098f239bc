package org.camelrelativity.common.ledger;

import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Operation;

/** The expression by which an endpoint names its calls. */
public record IdempotencyKey(Operation operation, Expression expression, int maxLength) {

    /** The longest key of a call, without the instance. */
    public static final int MAX_LENGTH = 255;

    /** The longest key as a ledger has it, with the instance before it. */
    public static final int MAX_LENGTH_WITH_INSTANCE = 600;

    public String of(Exchange exchange) throws RelativityRequestException {
        String key;
        try {
            key = expression.evaluate(exchange, String.class);
        } catch (RuntimeException e) { // of the route's own objects
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey can't be evaluated: " + Quoted.reason(String.valueOf(e.getMessage())),
                    e);
        }
        if (key == null || key.isBlank() || key.length() > maxLength) {
            String was = key == null || key.isBlank() ? "empty" : key.length() + " characters long";
            throw new RelativityRequestException(
                    operation.name(),
                    "idempotencyKey must be text of 1 to " + maxLength + " characters, but was " + was);
        }
        if (key.chars().anyMatch(Character::isISOControl)) { // some databases store none of them, or not all
            throw new RelativityRequestException(
                    operation.name(), "idempotencyKey " + Quoted.of(key) + " has control characters");
        }
        return key;
    }
}
