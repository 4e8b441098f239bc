package org.camelrelativity.examples.inbox;

/** Whom the routes tell how things go. */
interface InboxListener {

    void watching(Folders folders);

    void fileArrived(String name);

    void fileStarted(FileRun file);

    void fileFinished(FileSummary summary);

    void fileRefused(String name, String reason);

    /** A file lies in the inbox and is left there: its name, as it is on the disk, can't be written down. */
    void fileNotTaken(String name);

    /** Called again and again while the application runs. */
    void tick();
}
