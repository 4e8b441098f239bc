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
import org.h2.jdbcx.JdbcDataSource;

/** A process that runs the imaging set of each row of a file, from the first row at each start. */
final class LedgerWorker {

    private LedgerWorker() {}

    /** A database in a file, which keeps what it has committed when the process is killed. */
    static JdbcCallLedger ledger(String file) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        JdbcCallLedger ledger = new JdbcCallLedger(database);
        ledger.setCreateTable(true);
        ledger.setWorker("worker-1");
        return ledger;
    }

    /** Instance, user, password, workspace, database, file of rows. */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        RelativityConfiguration configuration = context.getComponent("relativity-imaging", RelativityComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(arguments[0]);
        configuration.setUsername(arguments[1]);
        configuration.setPassword(arguments[2]);
        context.getRegistry().bind("ledger", ledger(arguments[4]));
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
        List<String> sets = Files.readAllLines(Path.of(arguments[5]));
        sets.forEach(
                set -> rows.send("direct:row", exchange -> exchange.getMessage().setBody(set)));
        context.stop();
        System.exit(0);
    }
}
