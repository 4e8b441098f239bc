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
import org.camelrelativity.common.watch.StatusSource;

/** The imaging sets of a consumer, each read with a request of its own: those of the options, or those of a bean. */
final class ImagingSetStatusSource implements StatusSource {

    private static final FieldType<List<Integer>> IDS = new FieldType<>(
            "a list of " + FieldType.ARTIFACT_ID.expected() + ", separated by commas", ImagingSetStatusSource::parse);

    private final Optional<Integer> workspace;
    private final ImagingSetSource source;
    private final SetStatusReader reader;

    /** By the options workspaceId and imagingSetId, imagingSetIds or imagingSets; a bean may know the workspaces itself. */
    ImagingSetStatusSource(
            Optional<Integer> workspace,
            Optional<Integer> imagingSetId,
            String imagingSetIds,
            ImagingSetSource imagingSets,
            SetStatusReader reader) {
        List<Integer> ids = imagingSetIds == null
                ? imagingSetId.stream().toList()
                : IDS.read("set/status: option imagingSetIds", imagingSetIds);
        long given = Stream.of(imagingSetId.isPresent(), imagingSetIds != null, imagingSets != null)
                .filter(option -> option)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "set/status: set exactly one of the options imagingSetId, imagingSetIds and imagingSets");
        }
        if (imagingSets == null && workspace.isEmpty()) {
            throw new IllegalArgumentException("set/status: option workspaceId is missing");
        }
        List<ArtifactSelector> sets =
                ids.stream().map(id -> new ArtifactSelector(null, id)).toList();
        this.workspace = workspace;
        this.source = imagingSets == null ? () -> sets : imagingSets;
        this.reader = reader;
    }

    private static Optional<List<Integer>> parse(Object list) {
        List<Integer> ids = Arrays.stream(list.toString().split(",", -1))
                .map(id -> FieldType.ARTIFACT_ID.parse(id).orElse(null))
                .distinct()
                .toList();
        return ids.contains(null) ? Optional.empty() : Optional.of(ids);
    }

    /** A selector that names no set fails when it is read, and no other with it. */
    @Override
    public Map<String, StatusReader<StatusSnapshot>> subjects() throws Exception {
        Collection<ArtifactSelector> selectors = source.imagingSets();
        if (selectors == null) {
            throw new IllegalStateException("set/status: the bean of option imagingSets supplied null");
        }
        Map<String, StatusReader<StatusSnapshot>> subjects = new LinkedHashMap<>();
        for (ArtifactSelector selector : selectors) {
            ArtifactSelector set = resolve(selector);
            if (set == null) {
                subjects.put(String.valueOf(selector), () -> {
                    throw new IllegalArgumentException("set/status: the bean of option imagingSets supplied " + selector
                            + ", which names no imaging set of a workspace");
                });
            } else {
                subjects.put(SetStatusReader.key(set), () -> reader.snapshot(set));
            }
        }
        return subjects;
    }

    /** With the workspace; {@code null} if it names no set. */
    private ArtifactSelector resolve(ArtifactSelector selector) {
        if (selector == null) {
            return null;
        }
        Integer in = selector.workspaceId() == null ? workspace.orElse(null) : selector.workspaceId();
        boolean named = WORKSPACE_ID.type().parse(in).isPresent()
                && IMAGING_SET_ID.type().parse(selector.artifactId()).isPresent();
        return named ? new ArtifactSelector(in, selector.artifactId()) : null;
    }
}
