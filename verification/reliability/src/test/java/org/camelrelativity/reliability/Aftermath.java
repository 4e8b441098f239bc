package org.camelrelativity.reliability;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxJob;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** What a round has left behind in its workspace. */
final class Aftermath {

    private final SandboxWorkspace workspace;
    private final Map<Integer, String> sets;
    private final Map<String, Long> named;
    private final Map<Integer, Long> imaged;
    private final Set<Integer> profiles;

    Aftermath(SandboxWorkspace workspace) {
        this.workspace = workspace;
        sets = workspace.imagingSets().stream()
                .collect(Collectors.toMap(
                        id -> id, id -> workspace.imagingSet(id).name()));
        named = count(sets.values().stream());
        imaged = count(workspace.jobs().stream()
                .filter(job -> job.kind() == SandboxJob.Kind.DOCUMENT)
                .map(SandboxJob::subject));
        profiles = new HashSet<>(workspace.imagingProfiles());
    }

    private static <T> Map<T, Long> count(java.util.stream.Stream<T> things) {
        return things.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    int setsNamed(String name) {
        return named.getOrDefault(name, 0L).intValue();
    }

    int setIsGone(int set) {
        return sets.containsKey(set) ? 0 : 1;
    }

    int profileIsGone(int profile) {
        return profiles.contains(profile) ? 0 : 1;
    }

    int jobsForDocument(int document) {
        return imaged.getOrDefault(document, 0L).intValue();
    }

    SandboxImagingSet set(int set) {
        return workspace.imagingSet(set);
    }
}
