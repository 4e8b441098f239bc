package org.camelrelativity.common.exchange;

/**
 * Where in a body something stands. Spelled out only if there is something to say of it: a list may have a hundred
 * thousand places.
 *
 * @param within the place around it; {@code null} for the outermost
 * @param name of a field; {@code null} for an element of a list
 * @param index of an element
 */
record Place(Place within, String name, int index) {

    static Place named(String name) {
        return new Place(null, name, 0);
    }

    Place field(String field) {
        return new Place(this, field, 0);
    }

    Place element(int position) {
        return new Place(this, null, position);
    }

    @Override
    public String toString() {
        if (within == null) {
            return name;
        }
        return within + (name == null ? "[" + index + "]" : "." + name);
    }
}
