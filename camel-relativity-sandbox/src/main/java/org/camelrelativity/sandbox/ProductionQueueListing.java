package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All jobs of the production queue, as RelativityOne lists them. */
final class ProductionQueueListing {
    /** The only status of branding that the vendor shows. */
    private static final String PENDING_FINALIZATION = "Pending Finalization";

    private ProductionQueueListing() {}

    static Answer list(Arguments arguments, Instance instance) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        instance.productionQueue().items().forEach(job -> items.add(item(job, instance)));
        return Answer.json(items);
    }

    private static ObjectNode item(ProductionJob job, Instance instance) {
        Production production = job.production();
        int remaining = production.documents() - instance.productionQueue().branded(production, instance.now());
        boolean branding = job.phase() == ProductionPhase.BRANDING;
        return Json.object()
                .put("QueueID", job.id())
                .put("WorkspaceID", production.workspace())
                .put("WorkspaceName", "Workspace " + production.workspace())
                .put("ProductionID", production.artifactId())
                .put("ProductionName", production.name())
                .put("JobTypeID", job.kind().number())
                .put("JobTypeName", job.kind().displayName())
                .put("StatusID", job.phase().number())
                .put("Status", job.phase().displayName())
                .put("BrandingStatus", branding && remaining == 0 ? PENDING_FINALIZATION : "")
                .put("Priority", job.priority())
                .put("SubmittedDate", Json.time(job.submitted()))
                .put("SubmittedBy", Instance.ADMINISTRATOR)
                .put("SubmittedByName", "Admin, Relativity")
                .put("ImagesRemaining", remaining);
    }
}
