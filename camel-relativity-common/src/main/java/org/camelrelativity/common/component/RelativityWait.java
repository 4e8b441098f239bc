package org.camelrelativity.common.component;

import java.time.Duration;

/** An exchange that waits: for what, in which instance, and for how long already. */
public record RelativityWait(String operation, String subject, String instance, Duration waiting) {}
