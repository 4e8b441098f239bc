package org.camelrelativity.imaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.status.StatusReading;
import org.camelrelativity.common.status.StatusReading.Phase;
import org.camelrelativity.common.status.StatusSource;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetSelector;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** Looks at imaging sets, one after the other. */
final class ImagingSetStatuses implements StatusSource {

    /** Of a set that never ran as well as of one whose job is queued (contract, imaging §5.1). */
    private static final String STAGING = "Staging";

    /** Of a set whose images a reviewer hides or releases; after that it tells again how its run ended. */
    private static final Set<String> REVIEWS = Set.of("hiding images", "releasing images");

    private final SetSelection selection;
    private final SetStatusReader reader;

    ImagingSetStatuses(SetSelection selection, SetStatusReader reader) {
        this.selection = selection;
        this.reader = reader;
    }

    /** One request at a time, however many sets there are: also a server in trouble can stand that. */
    @Override
    public void visit(Visitor visitor) throws Exception {
        Map<String, SetKey> sets = new LinkedHashMap<>();
        List<RuntimeException> nameless = new ArrayList<>();
        for (ImagingSetSelector selector : selection.selectors()) {
            try {
                SetKey set = selection.key(selector);
                sets.put(name(set), set);
            } catch (IllegalArgumentException e) {
                nameless.add(e);
            }
        }
        visitor.begins(sets.keySet());
        nameless.forEach(visitor::fails);
        for (SetKey set : sets.values()) {
            if (visitor.wants(name(set))) {
                look(set, visitor);
            }
        }
    }

    private void look(SetKey set, Visitor visitor) {
        SetLook look;
        try {
            look = reader.look(set);
        } catch (RelativityException e) {
            if (e.isNotFound()) {
                visitor.sees(StatusReading.gone(name(set), headers(set)));
            } else {
                e.setSubject("imaging set " + set.imagingSetId() + " of workspace " + set.workspaceId());
                visitor.fails(e);
            }
            return;
        }
        visitor.sees(reading(set, look));
    }

    private static StatusReading reading(SetKey set, SetLook look) {
        ImagingSetStatusResponse status = look.status();
        Phase phase = phase(status);
        boolean stale = phase == Phase.RUNNING && hasEnded(status);
        boolean none = status.status() == null || status.status().isBlank();
        Map<String, Object> headers = headers(set);
        Optional.ofNullable(status.jobArtifactId())
                .ifPresent(id -> headers.put(RelativityImagingConstants.IMAGING_JOB_ID, id));
        Optional.ofNullable(status.jobGuid())
                .ifPresent(id -> headers.put(RelativityImagingConstants.IMAGING_JOB_GUID, id));
        return new StatusReading(
                name(set),
                stale || none ? null : status.status(),
                phase,
                run(status),
                phase == Phase.ENDED ? look.done() : null,
                look.progress(),
                status,
                headers);
    }

    /** While there is a job, a status that says the end is the one of the run before (contract, imaging §5.2). */
    private static Phase phase(ImagingSetStatusResponse status) {
        if (Boolean.TRUE.equals(status.jobExists())) {
            return Phase.RUNNING;
        }
        if (hasEnded(status)) {
            return Phase.ENDED;
        }
        String text = Objects.toString(status.status(), "").strip();
        if (REVIEWS.contains(text.toLowerCase(Locale.ROOT))) {
            return Phase.REVIEWING;
        }
        return text.isEmpty() || text.equalsIgnoreCase(STAGING) ? Phase.IDLE : Phase.RUNNING;
    }

    private static boolean hasEnded(ImagingSetStatusResponse status) {
        return ImagingSetOutcome.of(status.status()).isPresent();
    }

    private static String run(ImagingSetStatusResponse status) {
        return status.jobArtifactId() != null
                ? status.jobArtifactId().toString()
                : Objects.toString(status.jobGuid(), null);
    }

    private static String name(SetKey set) {
        return set.workspaceId() + "/" + set.imagingSetId();
    }

    private static Map<String, Object> headers(SetKey set) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(RelativityImagingConstants.WORKSPACE_ID, set.workspaceId());
        headers.put(RelativityImagingConstants.IMAGING_SET_ID, set.imagingSetId());
        return headers;
    }
}
