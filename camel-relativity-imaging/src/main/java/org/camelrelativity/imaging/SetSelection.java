package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.watch.StatusReader;
import org.camelrelativity.common.watch.StatusSnapshot;

/** Which sets a consumer looks at: those of the options, or those that a bean supplies. */
final class SetSelection {

    private static final FieldType<List<Integer>> IDS = new FieldType<>(
            "a list of " + FieldType.ARTIFACT_ID.expected() + ", separated by commas", SetSelection::parse);

    private final ImagingSetSource source;
    private final Integer workspace;

    private SetSelection(ImagingSetSource source, Integer workspace) {
        this.source = source;
        this.workspace = workspace;
    }

    /** Of the options imagingSetId, imagingSetIds and imagingSets; empty if none of them is given. */
    static Optional<SetSelection> of(
            Optional<Integer> workspace, Optional<Integer> one, String many, ImagingSetSource bean) {
        List<Integer> ids = many == null ? one.stream().toList() : IDS.read("set/status: option imagingSetIds", many);
        long kinds = Stream.of(one.isPresent(), many != null, bean != null)
                .filter(given -> given)
                .count();
        if (kinds > 1) {
            throw new IllegalArgumentException(
                    "set/status: give only one of the options imagingSetId, imagingSetIds and imagingSets");
        }
        if (kinds == 0) {
            return Optional.empty();
        }
        List<ArtifactSelector> sets =
                ids.stream().map(id -> new ArtifactSelector(null, id)).toList();
        return Optional.of(new SetSelection(bean == null ? () -> sets : bean, workspace.orElse(null)));
    }

    /** A bean may know the workspaces, options can't. */
    void requireWorkspace() {
        if (workspace == null) {
            throw new IllegalArgumentException("set/status: option workspaceId is missing");
        }
    }

    private static Optional<List<Integer>> parse(Object list) {
        List<Optional<Integer>> ids = Arrays.stream(list.toString().split(",", -1))
                .map(FieldType.ARTIFACT_ID::parse)
                .toList();
        return ids.stream().allMatch(Optional::isPresent)
                ? Optional.of(ids.stream().map(Optional::orElseThrow).distinct().toList())
                : Optional.empty();
    }

    /** The sets of now and how each of them is read. A selector that names none fails instead, and no other with it. */
    Map<String, StatusReader<StatusSnapshot>> subjects(SetStatusReader reader) throws Exception {
        Collection<ArtifactSelector> selectors = source.imagingSets();
        if (selectors == null) {
            throw new IllegalStateException("set/status: the bean of option imagingSets supplied null");
        }
        Map<String, StatusReader<StatusSnapshot>> subjects = new LinkedHashMap<>();
        for (ArtifactSelector selector : selectors) {
            key(selector)
                    .ifPresentOrElse(
                            set -> subjects.put(set.text(), () -> reader.snapshot(set)),
                            () -> subjects.put(String.valueOf(selector), () -> {
                                throw namesNone(selector);
                            }));
        }
        return subjects;
    }

    private Optional<SetKey> key(ArtifactSelector selector) {
        if (selector == null) {
            return Optional.empty();
        }
        Integer in = selector.workspaceId() == null ? workspace : selector.workspaceId();
        return WORKSPACE_ID.type().parse(in).flatMap(known -> IMAGING_SET_ID
                .type()
                .parse(selector.artifactId())
                .map(set -> new SetKey(known, set)));
    }

    private static IllegalArgumentException namesNone(ArtifactSelector selector) {
        return new IllegalArgumentException("set/status: the bean of option imagingSets supplied " + selector
                + ", which names no imaging set of a workspace");
    }
}
