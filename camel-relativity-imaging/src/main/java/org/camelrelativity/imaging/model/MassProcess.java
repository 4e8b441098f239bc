package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/** The answer of mass-process/create: stands for its documents in job/mass-image. Source: Mass Operation Manager. */
public record MassProcess(Integer processId) implements RelativityRecord {}
