package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** What Relativity answers of a mass operation. Source: Production Queue Manager (REST). */
public interface MassResult extends RelativityRecord {

    /** {@return how many jobs Relativity counts; may be null} */
    Integer requested();

    /** {@return for how many of them the request was sent; may be null} */
    Integer successful();

    /** {@return what became of each job} */
    List<? extends JobResult> jobs();

    /** {@return what is wrong with the operation as a whole; may be empty} */
    List<String> errors();

    /** {@return the list, which an answer may lack} */
    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
