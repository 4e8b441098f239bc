package org.camelrelativity.examples.inbox;

/** Whom the routes tell how things go. */
interface InboxListener {

    void watching(Folders folders);

    void fileArrived(String name);

    void fileStarted(FileRun file);

    void fileFinished(FileSummary summary);

    void fileRefused(String name, String reason);

    /** Called again and again while the application runs. */
    void tick();
}
