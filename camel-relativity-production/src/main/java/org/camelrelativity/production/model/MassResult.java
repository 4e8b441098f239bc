package org.camelrelativity.production.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;

/** What Relativity answers of a mass operation. Source: contract, production §1.3. */
public interface MassResult extends RelativityRecord {

    /** {@return how many jobs Relativity counts; may be null} */
    Integer requested();

    /** {@return for how many of them the request was sent; may be null} */
    Integer successful();

    /** {@return what became of each job} */
    List<? extends JobResult> jobs();

    /** {@return what is wrong with the operation as a whole; may be empty} */
    List<String> errors();

    /**
     * Adds up one of the numbers.
     *
     * @param results some results
     * @param number takes it out of each
     * @param <R> their type
     * @return the sum; null if one of them has none
     */
    static <R extends MassResult> Integer sum(List<R> results, Function<R, Integer> number) {
        List<Integer> numbers = results.stream().map(number).toList();
        return numbers.stream().anyMatch(Objects::isNull)
                ? null
                : (Integer) numbers.stream().mapToInt(n -> n).sum();
    }

    /**
     * Makes one list of many.
     *
     * @param results some results
     * @param list takes it out of each
     * @param <R> their type
     * @param <T> the type of what is listed
     * @return the whole
     */
    static <R extends MassResult, T> List<T> all(List<R> results, Function<R, List<T>> list) {
        Stream<List<T>> lists = results.stream().map(list);
        return lists.flatMap(Collection::stream).toList();
    }

    /**
     * @param list a list that an answer may lack
     * @param <T> the type of what is listed
     * @return the list, or an empty one
     */
    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
