package org.camelrelativity.springboot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code relativity.ledger.*}: the ledger of calls with an idempotency key in the application's database. */
@ConfigurationProperties(prefix = "relativity.ledger", ignoreUnknownFields = false)
record LedgerProperties(boolean enabled, boolean createTable, String worker, Duration retention, String dataSource) {}
