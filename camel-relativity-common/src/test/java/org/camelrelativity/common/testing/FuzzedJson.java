package org.camelrelativity.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Text that is JSON of the contract, nearly so, or not at all. */
public final class FuzzedJson {

    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[-+.\\w]+|\\S");

    /** Few ids, so that they often meet; and what stands at the borders of types. */
    private static final List<String> SCALARS = List.of(
            "0",
            "1",
            "2",
            "100",
            "101",
            "200",
            "201",
            "300",
            "301",
            "-1",
            "-0",
            "1.0",
            "1.5",
            "1e2",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1E400",
            "1e1000000000",
            "1e-1000000000",
            "0x10",
            "NaN",
            "007",
            "+5",
            "1e",
            "-",
            "true",
            "false",
            "null",
            "True",
            "\"true\"",
            "\"false\"",
            "\"True\"",
            "\"yes\"",
            "\"1\"",
            "\"100\"",
            "\" 200 \"",
            "\"+5\"",
            "\"1.0\"",
            "\"1e2\"",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"Name\"",
            "\"442dd13d-26ed-493d-b48c-3547ef62394c\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"{442dd13d-26ed-493d-b48c-3547ef62394c}\"",
            "442dd13d-26ed-493d-b48c-3547ef62394c",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\ud800\"",
            "\"\\u0000\"",
            "\"\u0000\"",
            "\"a\\nb\"",
            "\"a\nb\"",
            "\"\u2028\"",
            "\"\u202e\"",
            "\"\u001b[2J\"",
            "\ufeff",
            "\"\ufeff\"",
            "\"\u0661\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"ArtifactID\":100}",
            "{\"ArtifactID\":100,\"Name\":\"x\"}",
            "/**/",
            "'x'",
            "[\"x\"]",
            "{\"\":0}");

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"),
            StandardCharsets.ISO_8859_1);

    private static final List<String> ODD_NAMES =
            List.of("", " ", "@type", "class", "\ud800", "a\nb", "\u202e", "x".repeat(5000));

    private record Edit(int kind, int at, int other, String piece, String name) {}

    private record ByteEdit(int kind, int at, int value) {}

    private record Encoding(Charset charset, String mark, List<ByteEdit> damage) {}

    /**
     * How to make one. What is drawn in one piece is not made smaller when a property fails; the list of edits is.
     *
     * @param sample which of the samples
     * @param instead of a sample, or {@code null}
     * @param edits of tokens, after which it is mostly still JSON
     * @param encoding mostly UTF-8
     */
    public record Recipe(int sample, String instead, List<Edit> edits, Encoding encoding) {

        public byte[] of(List<JsonNode> samples) {
            String text =
                    instead == null ? edit(samples.get(sample % samples.size()).toString(), edits) : instead;
            return damage((encoding.mark() + text).getBytes(encoding.charset()), encoding.damage());
        }
    }

    private FuzzedJson() {}

    /** All names in some JSON. */
    public static Set<String> names(Collection<JsonNode> samples) {
        Set<String> names = new TreeSet<>();
        samples.forEach(sample -> addNames(sample, names));
        return names;
    }

    private static void addNames(JsonNode json, Set<String> names) {
        json.fieldNames().forEachRemaining(names::add);
        json.forEach(child -> addNames(child, names));
    }

    /** Samples with a few edits, or something made of these names. */
    public static Arbitrary<Recipe> recipes(Set<String> known) {
        List<String> names = List.copyOf(known);
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.randomValue(random -> piece(random, names)),
                        Arbitraries.randomValue(random -> name(random, names)))
                .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.randomValue(random -> instead(random, names)),
                        edits.list().ofMaxSize(4),
                        Arbitraries.randomValue(FuzzedJson::encoding))
                .as(Recipe::new);
    }

    private static String instead(Random random, List<String> names) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(3) == 0 ? text(random) : scalar(random);
            case 1 -> value(random, names, 4);
            default -> null;
        };
    }

    private static String piece(Random random, List<String> names) {
        return random.nextInt(8) == 0 ? value(random, names, 3) : scalar(random);
    }

    private static String scalar(Random random) {
        int length = 1 + random.nextInt(3000);
        return switch (random.nextInt(48)) {
            case 0 -> "9".repeat(length);
            case 1 -> quote("x".repeat(length));
            case 2 -> "[".repeat(length);
            case 3 -> "{\"a\":".repeat(length);
            case 4 -> "[".repeat(length % 100) + "]".repeat(length % 100);
            case 5, 6 -> quote(text(random));
            case 7, 8 -> String.valueOf(random.nextInt());
            case 9 -> String.valueOf(random.nextLong());
            case 10 -> String.valueOf(Double.longBitsToDouble(random.nextLong()));
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
        }
        return text.toString();
    }

    private static String name(Random random, List<String> names) {
        String name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> name.toLowerCase(Locale.ROOT);
            case 3, 4 -> name.toUpperCase(Locale.ROOT);
            case 5 -> text(random);
            case 6 -> ODD_NAMES.get(random.nextInt(ODD_NAMES.size()));
            default -> name;
        };
    }

    private static String value(Random random, List<String> names, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(9);
        if (kind < 3) {
            return scalar(random);
        }
        List<String> inner = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String value = value(random, names, depth - 1);
            inner.add(kind < 5 ? value : quote(name(random, names)) + ":" + value);
        }
        return (kind < 5 ? "[" : "{") + String.join(",", inner) + (kind < 5 ? "]" : "}");
    }

    private static Encoding encoding(Random random) {
        List<ByteEdit> damage = new ArrayList<>();
        for (int i = random.nextInt(12); i > 9; i--) {
            damage.add(new ByteEdit(random.nextInt(5), random.nextInt(2000), random.nextInt(256)));
        }
        Charset charset =
                random.nextInt(12) == 0 ? CHARSETS.get(random.nextInt(CHARSETS.size())) : StandardCharsets.UTF_8;
        return new Encoding(charset, random.nextInt(12) == 0 ? "\ufeff" : "", damage);
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String edit(String text, List<Edit> edits) {
        List<String> tokens = new ArrayList<>(
                TOKEN.matcher(text).results().map(match -> match.group()).toList());
        for (Edit edit : edits) {
            if (!tokens.isEmpty()) {
                edit(tokens, edit);
            }
        }
        return String.join("", tokens);
    }

    private static void edit(List<String> tokens, Edit edit) {
        int at = edit.at() % tokens.size();
        switch (edit.kind()) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> Collections.swap(tokens, at, edit.other() % tokens.size());
            case 3 -> tokens.set(at, quote(edit.name()));
            case 4 -> tokens.set(at, tokens.get(at).toUpperCase(Locale.ROOT));
            case 5 -> tokens.addAll(nth("{", tokens, at) + 1, List.of(quote(edit.name()), ":", edit.piece(), ","));
            case 6 -> tokens.addAll(nth("[", tokens, at) + 1, List.of(edit.piece(), ","));
            default -> tokens.set(Math.min(tokens.size(), nth(":", tokens, at) + 2) - 1, edit.piece());
        }
    }

    /** One of these, which exactly doesn't matter; or -1. */
    private static int nth(String token, List<String> tokens, int n) {
        int[] all = IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).equals(token))
                .toArray();
        return all.length == 0 ? -1 : all[n % all.length];
    }

    private static byte[] damage(byte[] bytes, List<ByteEdit> edits) {
        byte[] damaged = bytes;
        for (ByteEdit edit : edits) {
            if (damaged.length > 0) {
                damaged = damage(damaged.clone(), edit);
            }
        }
        return damaged;
    }

    private static byte[] damage(byte[] bytes, ByteEdit edit) {
        int at = edit.at() % bytes.length;
        switch (edit.kind()) {
            case 0 -> bytes[at] ^= (byte) (1 << edit.value() % 8);
            case 1 -> bytes[at] = (byte) edit.value();
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 ->
                System.arraycopy(
                        bytes,
                        at,
                        bytes,
                        edit.value() % bytes.length,
                        Math.min(bytes.length - at, bytes.length - edit.value() % bytes.length));
            default -> {
                return Arrays.copyOfRange(bytes, at, bytes.length);
            }
        }
        return bytes;
    }
}
