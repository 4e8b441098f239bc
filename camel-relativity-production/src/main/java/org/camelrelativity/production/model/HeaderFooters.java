package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/** The headers or the footers of a production's pages; each may be null. Source: Production Manager (REST). */
public record HeaderFooters(
        @JsonAlias({"LeftHeader", "LeftFooter"}) HeaderFooter left,
        @JsonAlias({"RightHeader", "RightFooter"}) HeaderFooter right,
        @JsonAlias({"CenterHeader", "CenterFooter"}) HeaderFooter center)
        implements RelativityRecord {

    @Override
    public void check(Constraints constraints) {
        constraints.nested("Left", left);
        constraints.nested("Right", right);
        constraints.nested("Center", center);
    }
}
