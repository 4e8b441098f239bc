package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonMappingException;
import org.camelrelativity.common.RelativityRequestException;

/**
 * A path into a request, for messages; written out only when needed, since a list may have a hundred thousand elements.
 * The outermost place has none around it; an element of a list has no name.
 */
record Place(String operation, Place within, String name, int index) {

    static Place named(String operation, String name) {
        return new Place(operation, null, name, 0);
    }

    Place field(String field) {
        return new Place(operation, this, field, 0);
    }

    Place element(int position) {
        return new Place(operation, this, null, position);
    }

    /** The place that Jackson's exception is about. */
    Place of(JsonMappingException e) {
        Place place = this;
        for (JsonMappingException.Reference step : e.getPath()) {
            place = step.getFieldName() == null ? place.element(step.getIndex()) : place.field(step.getFieldName());
        }
        return place;
    }

    RelativityRequestException refuse(String message) {
        return refuse(message, null);
    }

    RelativityRequestException refuse(String message, Exception cause) {
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
