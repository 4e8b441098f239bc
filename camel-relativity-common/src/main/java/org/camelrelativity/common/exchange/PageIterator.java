package org.camelrelativity.common.exchange;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.RuntimeCamelException;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.query.Page;

/**
 * Goes over the objects of all pages, and holds one page at a time. The next is read when the one before is used up, until as
 * many were read as Relativity counts, or a page is empty. What appears or disappears meanwhile moves the others: an object
 * may then be passed over, or come twice.
 */
public final class PageIterator implements Iterator<Object> {

    private final OperationInvoker invoker;
    private Request request;
    private int start;
    private boolean ended;
    private Iterator<?> rest;
    private RelativityException failure;

    private PageIterator(Page<?> page, Request request, OperationInvoker invoker) {
        this.invoker = invoker;
        this.request = request;
        this.start = request.get(SharedFields.START).orElse(1);
        take(page);
    }

    /** {@return the same outcome; if it is the first of all pages, with an iterator over them as its answer} */
    public static Outcome overAllPages(Outcome first, Request request, OperationInvoker invoker) {
        return first instanceof Outcome.Done done
                        && done.answer() instanceof Page<?> page
                        && request.get(SharedFields.ALL_PAGES).orElse(false)
                ? new Outcome.Done(
                        new PageIterator(page, request, invoker), done.ids(), done.status(), done.attempts(), null)
                : first;
    }

    private void take(Page<?> read) {
        rest = read.iterator();
        start += read.objects().size();
        ended = read.objects().isEmpty() || start > read.totalCount();
    }

    @Override
    public boolean hasNext() {
        if (!rest.hasNext() && !ended && failure == null) {
            readNext();
        }
        return failure != null || rest.hasNext();
    }

    private void readNext() {
        request = request.with(SharedFields.START, start);
        rest = Collections.emptyIterator(); // not two pages at a time
        try {
            Outcome.Done done =
                    invoker.invoke(request).orThrow(request.operation().name());
            take((Page<?>) done.answer());
        } catch (RelativityException e) {
            failure = e; // for whoever takes the next: the splitter looks ahead before it sends the one before
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no further object");
        }
        if (failure != null) {
            RelativityException thrown = failure;
            failure = null;
            throw RuntimeCamelException.wrapRuntimeException(thrown);
        }
        return rest.next();
    }
}
