package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonMappingException;
import org.camelrelativity.common.RelativityRequestException;

/**
 * A path into a request, for messages; written out only when needed, since a list may have a hundred thousand elements.
 * The outermost one has none around it; an element of a list has no name.
 */
record RequestPath(String operation, RequestPath within, String name, int index) {

    static RequestPath named(String operation, String name) {
        return new RequestPath(operation, null, name, 0);
    }

    RequestPath field(String field) {
        return new RequestPath(operation, this, field, 0);
    }

    RequestPath element(int position) {
        return new RequestPath(operation, this, null, position);
    }

    /** The path that Jackson's exception is about. */
    RequestPath of(JsonMappingException e) {
        RequestPath path = this;
        for (JsonMappingException.Reference step : e.getPath()) {
            path = step.getFieldName() == null ? path.element(step.getIndex()) : path.field(step.getFieldName());
        }
        return path;
    }

    RelativityRequestException error(String message) {
        return error(message, null);
    }

    RelativityRequestException error(String message, Exception cause) {
        return new RelativityRequestException(operation, message, cause);
    }

    @Override
    public String toString() {
        if (within == null) {
            return name;
        }
        return within + (name == null ? "[" + index + "]" : "." + name);
    }
}
