package org.camelrelativity.production;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Sends one long list in a JVM of its own, whose heap is limited. Arguments: address, user, password, workspace, a
 * production that can be retried, the number of references, chunkSize, and {@code list} or {@code json}.
 */
final class LargeList {

    private LargeList() {}

    public static void main(String[] args) throws Exception {
        int workspace = Integer.parseInt(args[3]);
        int good = Integer.parseInt(args[4]);
        int count = Integer.parseInt(args[5]);
        CamelContext context = new DefaultCamelContext();
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(args[0]);
        component.getConfiguration().setUsername(args[1]);
        component.getConfiguration().setPassword(args[2]);
        context.start();
        Object body = args[7].equals("json") ? json(workspace, good, count) : list(workspace, good, count);
        System.gc();
        long before = used();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Exchange exchange = context.createProducerTemplate()
                .request("relativity-production:job/mass-retry?chunkSize=" + args[6], e -> e.getMessage()
                        .setBody(body));
        long millis = (System.nanoTime() - start) / 1_000_000;
        RelativityJobReport report = exchange.getException(RelativityPartialFailureException.class)
                .getJobReport()
                .orElseThrow();
        System.out.printf(
                "done=%d failed=%d millis=%d heapBefore=%dMB heapPeak=%dMB%n",
                report.done().size(), report.failed().size(), millis, before >> 20, peak() >> 20);
        context.stop();
    }

    /** One reference that is good, and many that no instance knows: these get the longest answer. */
    private static List<ProductionJobRef> list(int workspace, int good, int count) {
        List<ProductionJobRef> list = new ArrayList<>(count);
        list.add(ProductionJobRef.of(workspace, good));
        for (int i = 1; i < count; i++) {
            list.add(ProductionJobRef.of(workspace, 1_000_000_000 + i));
        }
        return list;
    }

    private static String json(int workspace, int good, int count) {
        StringBuilder json = new StringBuilder("{\"jobsToBeRetried\":[");
        for (ProductionJobRef job : list(workspace, good, count)) {
            json.append("{\"WorkspaceID\":%d,\"ProductionID\":%d},".formatted(job.workspaceId(), job.productionId()));
        }
        json.setCharAt(json.length() - 1, ']');
        return json.append('}').toString();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
