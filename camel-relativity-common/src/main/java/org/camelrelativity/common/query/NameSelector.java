package org.camelrelativity.common.query;

import org.camelrelativity.common.RelativityRecord;

/**
 * Which objects to find: the request of every find.
 *
 * @param name all of it, exactly
 */
public record NameSelector(Integer workspaceId, String name) implements RelativityRecord {}
