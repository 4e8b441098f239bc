package org.camelrelativity.common.operation;

/** What repeating a request does, in the terms of RFC 9110 §9.2. */
public enum Idempotency {
    /** Only reads. */
    SAFE,
    /** Sending it twice has the effect of sending it once. */
    IDEMPOTENT,
    /** Sending it twice may do the work twice: it is sent again only after proof that it was not executed. */
    NOT_IDEMPOTENT
}
