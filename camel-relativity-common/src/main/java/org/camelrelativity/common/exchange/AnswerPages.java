package org.camelrelativity.common.exchange;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.camel.RuntimeCamelException;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Paging;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/**
 * The rows of an answer that comes in pages, as a body for Camel's splitter. Only one page is in memory; the next is asked
 * for when the one before is used up. The first page was asked for already, so that what is refused fails the exchange and
 * not its parts; whoever goes through the rows again begins with a new one. What appears or disappears meanwhile moves the
 * others: a row may then be passed over, or come twice.
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

    /** {@return the same outcome; if the route asks for all pages, with their rows as its answer} */
    public static Outcome of(Outcome outcome, Request request, OperationInvoker invoker) {
        Optional<Paging<?>> paging = request.operation().paging().filter(pages -> request.get(SharedFields.ALL_PAGES)
                .orElse(false));
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
        return page == null ? new Rows() : new Rows(page);
    }

    private final class Rows implements Iterator<Object> {

        private Request asked = request;
        private Iterator<?> rows = Collections.emptyIterator();
        private Optional<Request> next = Optional.of(request);
        private RelativityException failure;

        Rows() {}

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
                askForNext();
            }
            return failure != null || rows.hasNext();
        }

        private void askForNext() {
            asked = next.get();
            next = Optional.empty();
            rows = Collections.emptyIterator(); // not two pages at a time
            try {
                turnTo(invoker.invoke(asked).orThrow(asked.operation().name()).answer());
            } catch (RelativityException e) {
                failure = e; // for whoever takes the next: the splitter looks ahead before it sends the one before
            }
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there is no further row");
            }
            if (failure != null) {
                RelativityException thrown = failure;
                failure = null;
                throw RuntimeCamelException.wrapRuntimeException(thrown);
            }
            return rows.next();
        }
    }

    @Override
    public String toString() {
        return "pages of " + request.operation();
    }
}
