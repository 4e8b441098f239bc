package org.camelrelativity.common.operation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;

/**
 * How a read can prove that a call of unknown outcome took effect: what to read, what of the answer is evidence, and which
 * change of the evidence proves the call. Nothing proves that a call did not take effect: it may still be on its way.
 */
public interface Proof {

    /**
     * {@return what to read before the call, and again when it is in doubt; empty if there is nothing to read} The
     * element is one of a mass operation's, else null.
     */
    Optional<Request> read(Request request, RelativityRecord element, ApiVersion version);

    /**
     * {@return what the read takes of the record that is sent} A look without the message has these values, and not the
     * record.
     */
    default Map<Field<?>, Function<RelativityRecord, ?>> ofSubject() {
        return Map.of();
    }

    /** {@return what of the answer to a read is compared; one line of text, or {@code null} if the answer does not tell} */
    String evidence(Request request, Object answer);

    /** {@return whether it took effect between the two} Others may do the same; the evidence can't tell who did. */
    boolean proves(String before, String now);

    /** {@return which change proves it, in words, for the documentation} */
    String inWords();
}
