package org.camelrelativity.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.ledger.JdbcCallLedger;

/** A process that runs the imaging set of each row of a file, from the first row at each start. */
final class LedgerWorker {

    private LedgerWorker() {}

    static JdbcCallLedger ledger(LedgerDatabase database, Path folder) {
        JdbcCallLedger ledger = new JdbcCallLedger(database.in(folder));
        ledger.setCreateTable(true);
        ledger.setWorker("worker-1");
        return ledger;
    }

    /** Instance, user, password, workspace, database, its folder, file of rows. */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        RelativityConfiguration configuration = context.getComponent("relativity-imaging", RelativityComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(arguments[0]);
        configuration.setUsername(arguments[1]);
        configuration.setPassword(arguments[2]);
        context.getRegistry().bind("ledger", ledger(LedgerDatabase.valueOf(arguments[4]), Path.of(arguments[5])));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:row")
                        .to("relativity-imaging:job/run?workspaceId=" + arguments[3]
                                + "&idempotencyKey=row-${body}&ledger=#ledger");
            }
        });
        context.start();
        ProducerTemplate rows = context.createProducerTemplate();
        List<String> sets = Files.readAllLines(Path.of(arguments[6]));
        sets.forEach(
                set -> rows.send("direct:row", exchange -> exchange.getMessage().setBody(set)));
        context.stop();
        System.exit(0);
    }
}
