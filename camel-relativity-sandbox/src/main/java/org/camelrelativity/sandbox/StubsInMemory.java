package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** Stubs come from code, and from no folder of the project: what WireMock starts with is the sandbox. */
record StubsInMemory(StubMapping sandbox) implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        stubs.addMapping(sandbox);
    }

    @Override
    public void save(List<StubMapping> stubs) {
        throw new UnsupportedOperationException("The sandbox writes no files, so its stubs can't be saved");
    }

    @Override
    public void save(StubMapping stub) {
        save(List.of(stub));
    }

    @SuppressWarnings("removal") // by WireMock, which still asks for it
    @Override
    public void remove(StubMapping stub) {
        // It never was in a file.
    }

    @Override
    public void removeAll() {
        // Likewise.
    }
}
