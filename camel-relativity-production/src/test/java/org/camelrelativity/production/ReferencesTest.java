package org.camelrelativity.production;

import org.camelrelativity.common.testing.InMemoryRelativity;
import org.camelrelativity.common.testing.ReferenceAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that names its subject can be the body of any later step on that subject. */
class ReferencesTest {

    private final InMemoryRelativity relativity = new InMemoryRelativity("relativity-production");
    private final ReferenceAssert references =
            new ReferenceAssert("relativity-production", ProductionOperations.API_OPERATIONS, relativity);

    @AfterEach
    void close() {
        relativity.close();
    }

    @Test
    void everyAnswerWithAnIdIsAReference() {
        references.everyAnswerWithAnIdIsAReference();
    }

    @Test
    void everyOperationTakesTheIdsOfItsSubject() {
        references.everyOperationTakesTheIdsOfItsSubject();
    }
}
