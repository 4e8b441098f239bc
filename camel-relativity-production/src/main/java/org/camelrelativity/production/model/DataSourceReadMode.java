package org.camelrelativity.production.model;

import org.camelrelativity.common.Numbered;

/** How much of its data sources a production is read with. Source: Production Manager (REST). */
public enum DataSourceReadMode implements Numbered {
    None,
    OnlyDataSources,
    DataSourcesAndPlaceholders
}
