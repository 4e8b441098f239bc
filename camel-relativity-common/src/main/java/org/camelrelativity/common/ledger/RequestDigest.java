package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Request;

/** Tells requests apart that come with the same idempotency key. */
final class RequestDigest {

    private static final ObjectWriter SORTED =
            RelativityJson.strict().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private RequestDigest() {}

    /** Of all that the request says of its subject, in whatever order it was given. */
    static String of(Request request) {
        Map<String, Object> said = new TreeMap<>();
        request.values().forEach((field, value) -> {
            if (!field.isSetting()) {
                said.put(field.option(), value.toString());
            }
        });
        if (request.subject() != null) {
            said.put("subject", request.subject());
        }
        try {
            List<String> elements = new ArrayList<>();
            for (RelativityRecord element : request.elements()) {
                elements.add(SORTED.writeValueAsString(element));
            }
            elements.sort(null);
            said.put("elements", elements);
            byte[] sha = MessageDigest.getInstance("SHA-256")
                    .digest((request.operation().name() + SORTED.writeValueAsString(said))
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // a record can be written, and each Java has SHA-256
        }
    }
}
