package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.common.InstanceSelector;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/**
 * The answer of instance/version. Source: InstanceDetailsService.
 *
 * @param version numbers with dots, as Relativity tells them
 * @param suggestedApiVersion the newest generation of the API that this version has; a suggestion, which nothing follows by
 *     itself: job ids of the generations are of different kinds
 */
public record InstanceVersion(String version, String suggestedApiVersion) implements RelativityRecord {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,9})*");

    /** {@return the entry of a table; every server has it under this name} */
    public static Operation.Builder entry() {
        Wire wire = Wire.safe(
                "Relativity.Services.InstanceDetails.IInstanceDetailsModule/InstanceDetailsService/"
                        + "GetRelativityVersionAsync",
                Part.NOTHING);
        return Operation.named(
                        "instance/version", "Reads the instance's version, and which generation of the API it suggests")
                .takes(InstanceSelector.class)
                .answers(Answer.read(InstanceVersion.class, (request, content) -> read(content.tree())))
                .legacy(wire)
                .v1(wire);
    }

    /** Some servers' text has quotes and backslashes in it. */
    private static InstanceVersion read(JsonNode json) throws UnreadableAnswerException {
        String text =
                json.isTextual() ? json.textValue().replaceAll("[\\\\\"]", "").strip() : "";
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new UnreadableAnswerException("the answer is no version such as 12.3.857.3 but "
                    + (json.isTextual()
                            ? Quoted.of(json.textValue())
                            : json.isMissingNode() ? "empty" : Quoted.kind(json)));
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        boolean versioned = major > 12 || major == 12 && minor >= 1;
        return new InstanceVersion(text, (versioned ? ApiVersion.V1 : ApiVersion.LEGACY).optionValue());
    }
}
