package org.camelrelativity.common.operation;

import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Answer.Verdict;

/**
 * Kepler's status operation, which every service has; for the health check. The service that is asked here is hosted by
 * every Relativity, whichever applications and generations of the API it has, and needs no permission; the vendor's own
 * tests ask it to see whether a password is right.
 */
public record InstanceStatus(String status) implements RelativityRecord {

    /** In no component's table, since no route needs it. */
    public static final Operation OPERATION = Operation.named(
                    "instance/status", "Reads whether the instance is available")
            .answers(Answer.of(InstanceStatus.class).judgedBy(InstanceStatus::verdict))
            .legacy(Wire.get("Relativity.Services.InstanceDetails.IInstanceDetailsModule/InstanceDetailsService/"
                    + "GetKeplerStatusAsync"))
            .build();

    private Verdict verdict() {
        boolean good = "OK".equalsIgnoreCase(status) || "Healthy".equalsIgnoreCase(status);
        return good ? Verdict.DONE : new Verdict.Refused("the instance's status is " + Quoted.of(status));
    }
}
