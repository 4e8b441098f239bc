package org.camelrelativity.reliability;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.camelrelativity.common.testing.Certificates;

/** Looks for everything secret, as it is and in disguise, and remembers where it was found. */
final class Secrets {

    private static final int CONTEXT = 150;

    private final Map<String, String> needles = new LinkedHashMap<>();
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final AtomicLong looked = new AtomicLong();

    /**
     * @param username whose pair with the password goes on the wire
     */
    Secrets(String username) {
        for (String secret : List.of(
                World.PASSWORD,
                username + ":" + World.PASSWORD,
                World.ACCESS_TOKEN,
                Faults.FORMER_TOKEN,
                Identity.CLIENT_SECRET,
                Certificates.PASSWORD)) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            needles.put(secret, secret);
            needles.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), secret);
            needles.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), secret);
            needles.put(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), secret);
        }
    }

    void lookAt(String place, Object text) {
        looked.incrementAndGet();
        String haystack = String.valueOf(text);
        for (Map.Entry<String, String> needle : needles.entrySet()) {
            int at = haystack.indexOf(needle.getKey());
            if (at >= 0) {
                String around = haystack.substring(
                        Math.max(0, at - CONTEXT),
                        Math.min(haystack.length(), at + needle.getKey().length() + 20));
                found.add(place + " shows '" + needle.getValue() + "': …" + around + "…");
            }
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }

    /** How many texts were searched. */
    long looked() {
        return looked.get();
    }
}
