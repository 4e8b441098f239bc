package org.camelrelativity.common.exchange;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.camel.RuntimeCamelException;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Paging;
import org.camelrelativity.common.operation.Request;

/**
 * The rows of an answer that comes in pages, as a body for Camel's splitter. Only one page is in memory; the next is asked
 * for when its first row is. The first page was asked for already, so that what is refused fails the exchange and not its
 * parts; whoever goes through the rows again begins with a new one.
 */
public final class AnswerPages implements Iterable<Object> {

    private final Request request;
    private final Paging<?> paging;
    private final OperationInvoker invoker;
    private Object first;

    private AnswerPages(Object first, Request request, Paging<?> paging, OperationInvoker invoker) {
        this.first = first;
        this.request = request;
        this.paging = paging;
        this.invoker = invoker;
    }

    /** {@return the same outcome, with the rows of all pages as its answer if it is done and the first of several} */
    public static Outcome of(Outcome outcome, Request request, OperationInvoker invoker) {
        Optional<Paging<?>> paging = request.operation().paging();
        return paging.isPresent() && outcome instanceof Outcome.Done done
                ? new Outcome.Done(
                        new AnswerPages(done.answer(), request, paging.get(), invoker),
                        done.ids(),
                        done.status(),
                        done.attempts(),
                        done.jobs())
                : outcome;
    }

    @Override
    public Iterator<Object> iterator() {
        Object page = first;
        first = null;
        return new Rows(page == null ? ask(request) : page);
    }

    private Object ask(Request asked) {
        try {
            return invoker.invoke(asked).orThrow(asked.operation().name()).answer();
        } catch (RelativityException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private final class Rows implements Iterator<Object> {

        private Request asked = request;
        private Iterator<?> rows;
        private Optional<Request> next;

        Rows(Object page) {
            turnTo(page);
        }

        private void turnTo(Object page) {
            List<?> found = paging.rowsOf(page);
            rows = found.iterator();
            next = found.isEmpty() ? Optional.empty() : paging.after(asked, page);
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && next.isPresent()) {
                asked = next.get();
                rows = List.of().iterator(); // the page before may go
                turnTo(ask(asked));
            }
            return rows.hasNext();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.next();
        }
    }

    @Override
    public String toString() {
        return "pages of " + request.operation();
    }
}
