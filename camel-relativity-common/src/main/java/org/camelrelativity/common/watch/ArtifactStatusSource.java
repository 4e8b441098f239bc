package org.camelrelativity.common.watch;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;

/** The artifacts of a consumer, each read with a request of its own: those of the options, or those of a bean. */
public final class ArtifactStatusSource implements StatusSource {

    private static final FieldType<List<Integer>> IDS = new FieldType<>(
            "a list of " + FieldType.ARTIFACT_ID.expected() + ", separated by commas", ArtifactStatusSource::parse);

    /** Reads one artifact; the headers are its ids, and may get more. */
    @FunctionalInterface
    public interface Reader {
        StatusSnapshot read(ArtifactSelector artifact, String key, Map<String, Object> headers)
                throws RelativityException;
    }

    private final String operation;
    private final String kind;
    private final Field<Integer> id;
    private final String beanOption;
    private final Optional<Integer> workspace;
    private final Callable<Collection<ArtifactSelector>> source;
    private final Reader reader;

    /** By exactly one of the endpoint's id, its ids and its bean, which may know the workspaces itself. */
    public ArtifactStatusSource(
            String operation,
            String kind,
            Field<Integer> id,
            Map<Field<?>, Object> options,
            String ids,
            Callable<Collection<ArtifactSelector>> bean,
            Reader reader) {
        this.operation = operation;
        this.kind = kind;
        this.id = id;
        List<String> names = selections(id);
        this.beanOption = names.get(1);
        this.workspace = Optional.ofNullable((Integer) options.get(WORKSPACE_ID));
        this.reader = reader;
        List<Integer> listed = ids == null
                ? Stream.ofNullable((Integer) options.get(id)).toList()
                : IDS.read(operation + ": option " + names.get(0), ids);
        if (Stream.of(options.containsKey(id), ids != null, bean != null)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new IllegalArgumentException(operation + ": set exactly one of the options " + id.option() + ", "
                    + names.get(0) + " and " + beanOption);
        }
        if (bean == null && workspace.isEmpty()) {
            throw new IllegalArgumentException(operation + ": option workspaceId is missing");
        }
        List<ArtifactSelector> artifacts =
                listed.stream().map(each -> new ArtifactSelector(null, each)).toList();
        this.source = bean == null ? () -> artifacts : bean;
    }

    /** {@return the options that select several where this id is one: a list, and a bean} */
    public static List<String> selections(Field<?> id) {
        return List.of(id.option() + "s", id.option().replaceFirst("Id$", "s"));
    }

    private static Optional<List<Integer>> parse(Object list) {
        List<Integer> ids = Arrays.stream(list.toString().split(",", -1))
                .map(each -> FieldType.ARTIFACT_ID.parse(each).orElse(null))
                .distinct()
                .toList();
        return ids.contains(null) ? Optional.empty() : Optional.of(ids);
    }

    /** A selector that names no artifact fails when it is read, and no other with it. */
    @Override
    public Map<String, StatusReader<StatusSnapshot>> subjects() throws Exception {
        Collection<ArtifactSelector> selectors = source.call();
        String supplied = operation + ": the bean of option " + beanOption + " supplied ";
        if (selectors == null) {
            throw new IllegalStateException(supplied + "null");
        }
        Map<String, StatusReader<StatusSnapshot>> subjects = new LinkedHashMap<>();
        for (ArtifactSelector selector : selectors) {
            ArtifactSelector artifact = resolve(selector);
            if (artifact == null) {
                subjects.put(String.valueOf(selector), () -> {
                    throw new IllegalArgumentException(
                            supplied + selector + ", which names no " + kind + " of a workspace");
                });
            } else {
                String key = artifact.workspaceId() + "/" + artifact.artifactId();
                subjects.put(key, () -> read(artifact, key));
            }
        }
        return subjects;
    }

    /** With the workspace; {@code null} if it names no artifact. */
    private ArtifactSelector resolve(ArtifactSelector selector) {
        if (selector == null) {
            return null;
        }
        Integer in = selector.workspaceId() == null ? workspace.orElse(null) : selector.workspaceId();
        boolean named = WORKSPACE_ID.type().parse(in).isPresent()
                && id.type().parse(selector.artifactId()).isPresent();
        return named ? new ArtifactSelector(in, selector.artifactId()) : null;
    }

    /** For events it is no failure that an artifact is gone. */
    private StatusSnapshot read(ArtifactSelector artifact, String key) throws RelativityException {
        Map<String, Object> headers = new HashMap<>();
        headers.put(WORKSPACE_ID.header(), artifact.workspaceId());
        headers.put(id.header(), artifact.artifactId());
        try {
            return reader.read(artifact, key, headers);
        } catch (RelativityException e) {
            if (e.isNotFound()) {
                return StatusSnapshot.gone(key, headers);
            }
            e.setContext(kind + " " + artifact.artifactId() + " of workspace " + artifact.workspaceId());
            throw e;
        }
    }
}
