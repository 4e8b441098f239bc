package org.camelrelativity.common.component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.Entry;

/** The connections, waits and calls in doubt of a context. Credentials are never shown. */
@DevConsole(
        name = "relativity",
        displayName = "Relativity",
        description = "Connections, waits and calls in doubt of the Relativity components")
public class RelativityDevConsole extends AbstractDevConsole {

    private static final int MOST_ROWS = 100;
    private static final int MAX_TEXT_LENGTH = 1_000;

    /** For Camel, which finds it by its id. */
    public RelativityDevConsole() {
        super(
                "camel",
                "relativity",
                "Relativity",
                "Connections, waits and calls in doubt of the Relativity components");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        tables().forEach((table, rows) -> {
            text.append(table).append(": ").append(rows.size()).append('\n');
            rows.forEach(row -> {
                text.append("   ");
                row.forEach((name, value) -> text.append(' ')
                        .append(name)
                        .append('=')
                        .append(Quoted.plain(String.valueOf(value), MAX_TEXT_LENGTH)));
                text.append('\n');
            });
        });
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject json = new JsonObject();
        tables().forEach((table, rows) -> json.put(table, new JsonArray(rows)));
        return json;
    }

    private Map<String, List<JsonObject>> tables() {
        Map<String, List<JsonObject>> tables = new LinkedHashMap<>();
        tables.put("connections", connections());
        tables.put("waits", waits());
        tables.put("inDoubt", inDoubt());
        return tables;
    }

    private List<JsonObject> connections() {
        Instant now = Timing.of(getCamelContext()).clock().instant();
        return getCamelContext().getCamelContextExtension().getServices().stream()
                .filter(RelativityConnection.class::isInstance)
                .map(service -> row((RelativityConnection) service, now))
                .toList();
    }

    private static JsonObject row(RelativityConnection connection, Instant now) {
        JsonObject row = new JsonObject();
        row.put("name", connection.name());
        row.put("instance", connection.getInstance());
        row.put("authentication", connection.authentication());
        connection
                .tokenSince()
                .ifPresent(since ->
                        row.put("tokenAge", Duration.between(since, now).toString()));
        return row;
    }

    private List<JsonObject> waits() {
        return RelativityComponent.of(getCamelContext())
                .flatMap(component -> component.waits().stream())
                .limit(MOST_ROWS)
                .map(wait -> {
                    JsonObject row = new JsonObject();
                    row.put("operation", wait.operation());
                    row.put("subject", wait.subject());
                    row.put("instance", wait.instance());
                    row.put("waiting", wait.waiting().toString());
                    return row;
                })
                .toList();
    }

    private List<JsonObject> inDoubt() {
        List<JsonObject> rows = new ArrayList<>();
        Map<CallLedger, String> ledgers = new LinkedHashMap<>();
        RelativityComponent.of(getCamelContext()).forEach(component -> ledgers.putAll(component.startedLedgers()));
        ledgers.forEach((ledger, name) -> {
            try {
                ledger.inDoubt().stream().limit(MOST_ROWS).forEach(entry -> rows.add(row(name, entry)));
            } catch (IOException | RuntimeException e) { // its message, the driver's, may hold secrets
                JsonObject row = new JsonObject();
                row.put("ledger", name);
                row.put("error", "can't be reached: " + e.getClass().getName());
                rows.add(row);
            }
        });
        return rows;
    }

    private static JsonObject row(String ledger, Entry entry) {
        JsonObject row = new JsonObject();
        row.put("ledger", ledger);
        row.put("key", entry.key());
        row.put("operation", entry.operation());
        row.put("ids", entry.ids());
        row.put("since", entry.since().toString());
        row.put("worker", entry.worker());
        row.put("lookFirst", entry.lookFirst());
        return row;
    }
}
