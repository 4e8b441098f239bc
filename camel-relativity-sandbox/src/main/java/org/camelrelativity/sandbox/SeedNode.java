package org.camelrelativity.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a seed file. It is read from YAML's tree of nodes, since objects would not know their lines and columns. */
final class SeedNode {
    private static final int SHOWN = 40;

    private final String file;
    private final String path;
    private final Node node;

    private SeedNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static SeedNode read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new SeedException(file + ": expected a YAML file, there is none");
        } catch (CharacterCodingException e) {
            throw new SeedException(file + ": expected text in UTF-8");
        } catch (IOException e) {
            throw new SeedException(file + ": expected a YAML file that can be read: " + e.getMessage());
        }
    }

    /** The seed of a sandbox that is started without {@code --seed}. */
    static SeedNode standard() {
        try (var resource = SeedNode.class.getResourceAsStream("seed.yaml")) {
            return parse("seed.yaml", new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The jar can't be read", e);
        }
    }

    static SeedNode parse(String file, String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new SeedException(file + ": expected 'workspaces', the file is empty");
            }
            return new SeedNode(file, "", root);
        } catch (MarkedYAMLException e) {
            throw new SeedException(file + at(e.getProblemMark()) + ": expected YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new SeedException(file + ": expected YAML: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** A mapping without other keys than these, each at most once. */
    SeedNode mapping(List<String> keys) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : tuples()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            SeedNode place = new SeedNode(file, below(key), tuple.getKeyNode());
            if (!keys.contains(key)) {
                throw place.expected("one of " + String.join(", ", keys));
            }
            if (!seen.add(key)) {
                throw place.expected("this key once");
            }
        }
        return this;
    }

    Optional<SeedNode> find(String key) {
        return tuples().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(tuple -> new SeedNode(file, below(key), tuple.getValueNode()))
                .findFirst();
    }

    SeedNode get(String key) {
        return find(key).orElseThrow(() -> new SeedNode(file, below(key), node).expected("a value", ", there is none"));
    }

    List<SeedNode> list() {
        if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            return IntStream.range(0, items.size())
                    .mapToObj(i -> new SeedNode(file, path + "[" + i + "]", items.get(i)))
                    .toList();
        }
        throw expected("a list");
    }

    /** The items of a list that may be left out. */
    List<SeedNode> list(String key) {
        return find(key).map(SeedNode::list).orElse(List.of());
    }

    /** Any single value: a name may look like a number. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank() && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw expected("text");
    }

    String text(Pattern pattern, String wanted) {
        String text = text();
        if (pattern.matcher(text).matches()) {
            return text;
        }
        throw expected(wanted);
    }

    int number(int from, int to) {
        String wanted = "an integer from " + from + " to " + to;
        if (!(node instanceof ScalarNode scalar) || !scalar.getValue().matches("[0-9]{1,10}")) {
            throw expected(wanted);
        }
        long number = Long.parseLong(scalar.getValue());
        if (number < from || number > to) {
            throw expected(wanted);
        }
        return (int) number;
    }

    boolean flag() {
        return choice("true", "false").equals("true");
    }

    String choice(String... words) {
        if (node instanceof ScalarNode scalar && List.of(words).contains(scalar.getValue())) {
            return scalar.getValue();
        }
        throw expected(String.join(" or ", words));
    }

    UUID guid() {
        String wanted = "a GUID such as 0f8fad5b-d9cb-469f-a165-70867728950e";
        if (node instanceof ScalarNode scalar
                && scalar.getValue().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(scalar.getValue());
        }
        throw expected(wanted);
    }

    SeedException expected(String what) {
        String found =
                switch (node.getNodeId()) {
                    case scalar -> ", not '" + shortened(((ScalarNode) node).getValue()) + "'";
                    case sequence -> ", not a list";
                    default -> ", not a mapping";
                };
        return expected(what, found);
    }

    private SeedException expected(String what, String found) {
        String place = path.isEmpty() ? "" : ": " + shortened(path);
        return new SeedException(file + at(node.getStartMark()) + place + ": expected " + what + found);
    }

    private List<NodeTuple> tuples() {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw expected("a mapping");
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String at(Mark mark) {
        return ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** On one line, whatever somebody has written there. */
    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
        return line.length() > 2 * SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
