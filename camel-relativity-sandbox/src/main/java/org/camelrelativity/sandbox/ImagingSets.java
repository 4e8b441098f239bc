package org.camelrelativity.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The imaging sets of a workspace, and what may be done with them when. */
final class ImagingSets {
    private final Workspace workspace;
    private final Instance instance;
    private final Map<Integer, ImagingSet> sets = new LinkedHashMap<>();

    ImagingSets(Workspace workspace, Instance instance) {
        this.workspace = workspace;
        this.instance = instance;
    }

    /** Creates without an Artifact ID (0), updates with one. */
    int save(int artifactId, String name, int profile, int dataSource, String recipients) {
        if (artifactId != 0) {
            get(artifactId);
        }
        checkReferences(profile, dataSource);
        ImagingSet set = artifactId == 0 ? new ImagingSet(workspace.ids().next()) : get(artifactId);
        set.describe(name, profile, dataSource, recipients);
        sets.put(set.artifactId(), set);
        return set.artifactId();
    }

    /** A set whose Artifact ID a test has chosen. */
    ImagingSet add(int artifactId, String name, int profile, int dataSource) {
        checkReferences(profile, dataSource);
        return put(workspace.ids().choose(artifactId), name, profile, dataSource);
    }

    /** A set whose references have been checked. */
    ImagingSet put(int artifactId, String name, int profile, int dataSource) {
        ImagingSet set = new ImagingSet(artifactId);
        set.describe(name, profile, dataSource, "");
        sets.put(artifactId, set);
        return set;
    }

    ImagingSet get(int artifactId) {
        ImagingSet set = sets.get(artifactId);
        if (set == null) {
            throw Refusal.notFound("imaging set", artifactId);
        }
        return set;
    }

    /** What is answered about a set. */
    ImagingSetStatus shownStatus(ImagingSet set) {
        instance.progress(set);
        return set.shownStatus(instance.now());
    }

    List<Integer> ids() {
        return List.copyOf(sets.keySet());
    }

    void delete(int artifactId) {
        if (get(artifactId).busy(instance.now())) {
            throw Refusal.conflict("The imaging set " + artifactId + " can't be deleted while it is running.");
        }
        sets.remove(artifactId);
    }

    void review(int artifactId, boolean hide) {
        ImagingSet set = get(artifactId);
        if (!set.completed(instance.now())) {
            throw Refusal.withStatus(
                    instance.settings().reviewRefusalStatus(),
                    "Unable to update QC status, the imaging set must be Completed or Completed With Errors");
        }
        set.review(hide, instance.now(), instance.settings().timing().reviewing());
    }

    void deleteProfile(int artifactId) {
        workspace.profiles().read(artifactId);
        sets.values().stream()
                .filter(set -> set.profile() == artifactId)
                .findFirst()
                .ifPresent(set -> {
                    throw Refusal.conflict("The imaging profile " + artifactId + " is used by the imaging set "
                            + set.artifactId() + " and can't be deleted.");
                });
        workspace.profiles().delete(artifactId);
    }

    private void checkReferences(int profile, int dataSource) {
        if (!workspace.profiles().exists(profile)) {
            throw Refusal.invalid("ImagingProfile: there is no imaging profile with the Artifact ID " + profile + ".");
        }
        workspace.documents().found(dataSource);
    }
}
