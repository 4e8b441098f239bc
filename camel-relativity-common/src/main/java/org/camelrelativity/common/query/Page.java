package org.camelrelativity.common.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Iterator;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** A page of what a query has found. Camel's splitter takes its objects one by one. */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public interface Page<R> extends RelativityRecord, Iterable<R> {

    /** {@return how many objects the query finds, on all pages} */
    Integer totalCount();

    /** {@return those on this page} */
    List<R> objects();

    @Override
    default Iterator<R> iterator() {
        return objects().iterator();
    }
}
