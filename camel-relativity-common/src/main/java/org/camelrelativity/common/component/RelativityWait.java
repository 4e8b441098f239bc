package org.camelrelativity.common.component;

import java.time.Duration;

/** An exchange that waits: what it waits for, in which instance, and how long it has. */
public record RelativityWait(String operation, String subject, String instance, Duration waiting) {}
