package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.common.AbstractFileSource;
import com.github.tomakehurst.wiremock.common.FileSource;
import java.io.File;

/** From where a test's own stubs may take the bodies of their answers. Nothing is written there. */
final class ReadOnlyFiles extends AbstractFileSource {

    ReadOnlyFiles(File root) {
        super(root);
    }

    @Override
    public FileSource child(String folder) {
        return new ReadOnlyFiles(new File(rootDirectory, folder));
    }

    @Override
    public void createIfNecessary() {
        // A folder that is not there has no files.
    }

    @Override
    protected boolean readOnly() {
        return true;
    }
}
