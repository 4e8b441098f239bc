package org.camelrelativity.common.ledger;

import java.io.IOException;
import org.camelrelativity.common.RelativityFailure;

/** What would prove a call could not be read before it, since the instance gave no answer. */
final class LookFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RelativityFailure failure;

    LookFailedException(RelativityFailure failure) {
        super("the read before it, which a proof needs later, failed (" + failure.message() + ")");
        this.failure = failure;
    }

    RelativityFailure failure() {
        return failure;
    }
}
