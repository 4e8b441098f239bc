package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The re-production jobs of a workspace. */
final class ReproductionJobs {
    /** A production that is produced again as another one. */
    record Reproduction(int parent, String name, int production) {}

    private final ArtifactIds ids;
    private final Productions productions;
    private final Map<Integer, List<Reproduction>> jobs = new LinkedHashMap<>();

    ReproductionJobs(ArtifactIds ids, Productions productions) {
        this.ids = ids;
        this.productions = productions;
    }

    Productions productions() {
        return productions;
    }

    /** The job's id. Each production is produced again with those of the documents that it has. */
    int create(List<Production> parents, List<Document> documents) {
        List<Reproduction> reproductions = new ArrayList<>();
        for (Production parent : parents) {
            int number = of(parent.artifactId()).size() + 1;
            Production again = productions.create(
                    parent.settings().deepCopy().put("Name", parent.name() + " - Re-production " + number));
            again.stageAtOnce(
                    parent.staged().stream().filter(documents::contains).toList());
            reproductions.add(new Reproduction(parent.artifactId(), again.name(), again.artifactId()));
        }
        int id = ids.next();
        jobs.put(id, reproductions);
        return id;
    }

    List<Integer> ids() {
        return List.copyOf(jobs.keySet());
    }

    List<Reproduction> get(int job) {
        return Optional.ofNullable(jobs.get(job)).orElseThrow(() -> Refusal.notFound("re-production job", job));
    }

    /** What a production was produced again as. */
    List<Reproduction> of(int parent) {
        return jobs.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.parent() == parent)
                .toList();
    }

    /** Those of the job's productions that have not been deleted; none if there is no such job. */
    List<Production> existing(int job) {
        return jobs.getOrDefault(job, List.of()).stream()
                .flatMap(each -> productions.find(each.production()).stream())
                .toList();
    }

    /** A staged production counts as running, unless the job was never run. */
    String status(int job) {
        List<Production> existing = existing(job);
        if (existing.isEmpty()) {
            return "DoesNotExist";
        }
        if (existing.stream().allMatch(production -> production.runs() == 0)) {
            return "Created";
        }
        boolean errors = existing.stream()
                .map(Production::phase)
                .anyMatch(phase -> phase == ProductionPhase.ERRORED || phase == ProductionPhase.PRODUCED_WITH_ERRORS);
        boolean ended = existing.stream()
                .map(Production::phase)
                .allMatch(phase -> phase.ended() || phase == ProductionPhase.ERRORED);
        return (ended ? "Completed" : "Running") + (errors ? "WithErrors" : "");
    }
}
