package org.camelrelativity.sandbox;

/** The operations of the imaging and the production API, whichever generation's path and envelope asks for them. */
public enum SandboxOperation {
    /** Create or update an imaging profile. */
    SAVE_IMAGING_PROFILE,
    /** Read an imaging profile. */
    READ_IMAGING_PROFILE,
    /** Delete an imaging profile. */
    DELETE_IMAGING_PROFILE,
    /** Create or update an imaging set. */
    SAVE_IMAGING_SET,
    /** Read an imaging set with its status. */
    READ_IMAGING_SET,
    /** Delete an imaging set. */
    DELETE_IMAGING_SET,
    /** Hide the images of a set for quality control. */
    HIDE_IMAGING_SET,
    /** Release the images of a set. */
    RELEASE_IMAGING_SET,
    /** Read the status of an imaging set and its job. */
    READ_IMAGING_SET_STATUS,
    /** Read a native type. */
    READ_NATIVE_TYPE,
    /** Create or update an application field code. */
    SAVE_APPLICATION_FIELD_CODE,
    /** Read an application field code. */
    READ_APPLICATION_FIELD_CODE,
    /** Delete an application field code. */
    DELETE_APPLICATION_FIELD_CODE,
    /** Run an imaging set. */
    RUN_IMAGING_SET,
    /** Image one document on the fly. */
    IMAGE_DOCUMENT,
    /** Stop any imaging job. */
    STOP_IMAGING_JOB,
    /** Image the documents in error again, under either of its method names. */
    RETRY_ERRORS,
    /** Change the priority of a job. */
    UPDATE_JOB_PRIORITY,
    /** Image the documents of a mass operation. */
    MASS_IMAGE,
    /** Read what imaging has made of a document. */
    READ_DOCUMENT_STATUS,
    /** Clean up jobs of the whole instance that are no longer at work. */
    CLEAN_UP_INACTIVE_JOBS,
    /** Read how many documents a mass operation may image. */
    READ_MASS_IMAGING_MAX_SIZE,
    /** Cancel one production job by reference. */
    CANCEL_PRODUCTION_JOB,
    /** Cancel production jobs by reference. */
    MASS_CANCEL_PRODUCTION_JOBS,
    /** Retry production jobs by reference. */
    MASS_RETRY_PRODUCTION_JOBS,
    /** Cancel production jobs by database token. */
    MASS_CANCEL_PRODUCTION_QUEUE,
    /** Change the priority of production jobs by database token. */
    MASS_PRIORITIZE_PRODUCTION_QUEUE,
    /** Retry production jobs by database token. */
    MASS_RETRY_PRODUCTION_QUEUE,
    /** Read the status of a production and its job. */
    READ_PRODUCTION_STATUS,
    /** List the production queue. */
    LIST_PRODUCTION_QUEUE,
    /** Create a production. */
    CREATE_PRODUCTION,
    /** List the productions of a workspace. */
    LIST_PRODUCTIONS,
    /** Read a production. */
    READ_PRODUCTION,
    /** Delete a production. */
    DELETE_PRODUCTION,
    /** Read what is set in new productions. */
    READ_PRODUCTION_DEFAULTS,
    /** Stage a production. */
    STAGE_PRODUCTION,
    /** Run a staged production. */
    RUN_PRODUCTION,
    /** Stage and run productions. */
    STAGE_AND_RUN_PRODUCTIONS,
    /** Run a production in error again. */
    RERUN_PRODUCTION,
    /** Set the production restriction of a workspace. */
    SET_PRODUCTION_RESTRICTION,
    /** Read the production restriction of a workspace. */
    READ_PRODUCTION_RESTRICTION,
    /** Read how far a production is. */
    READ_PRODUCTION_PROGRESS,
    /** Read the displayed status of a production. */
    READ_PRODUCTION_STATUS_DETAILS,
    /** Check whether a production can run. */
    CHECK_PRODUCTION,
    /** Read why a production can't be staged. */
    READ_STAGING_ERRORS,
    /** Read what branding has failed for. */
    READ_BRANDING_ERRORS,
    /** Read the documents that the restriction excludes. */
    READ_PRODUCTION_CONFLICTS,
    /** Remove the documents that the restriction excludes. */
    REMOVE_PRODUCTION_CONFLICTS,
    /** Read a token for the images of a production. */
    READ_PRODUCTION_IMAGES_TOKEN,
    /** Read a page of the images of a production. */
    READ_PRODUCTION_IMAGES,
    /** Read the images of documents in a production. */
    READ_DOCUMENT_PRODUCTION_IMAGES,
    /** Read in which productions documents were produced. */
    READ_DOCUMENT_PRODUCTIONS,
    /** Read how a production will look. */
    PREVIEW_PRODUCTION,
    /** Create or update a data source of a production. */
    SAVE_PRODUCTION_DATA_SOURCE,
    /** Read a data source of a production. */
    READ_PRODUCTION_DATA_SOURCE,
    /** Delete a data source of a production. */
    DELETE_PRODUCTION_DATA_SOURCE,
    /** Read the defaults of data sources. */
    READ_PRODUCTION_DATA_SOURCE_DEFAULTS,
    /** Create or update a placeholder. */
    SAVE_PRODUCTION_PLACEHOLDER,
    /** Read a placeholder. */
    READ_PRODUCTION_PLACEHOLDER,
    /** Delete a placeholder. */
    DELETE_PRODUCTION_PLACEHOLDER,
    /** Read the defaults of placeholders. */
    READ_PRODUCTION_PLACEHOLDER_DEFAULTS,
    /** Create a re-production job. */
    CREATE_REPRODUCTION_JOB,
    /** List the re-production jobs of a workspace. */
    LIST_REPRODUCTION_JOBS,
    /** Read the status of a re-production job. */
    READ_REPRODUCTION_STATUS,
    /** List the re-productions of a production. */
    LIST_REPRODUCTIONS,
    /** List the productions that can be produced again. */
    LIST_ELIGIBLE_REPRODUCTIONS,
    /** Stage and run a re-production job. */
    STAGE_AND_RUN_REPRODUCTION_JOB,
    /** Cancel a re-production job. */
    CANCEL_REPRODUCTION_JOB,
    /** Query objects of any type. */
    QUERY_OBJECTS,
    /** Create a saved search. */
    CREATE_SAVED_SEARCH,
    /** Make a mass process of documents. */
    CREATE_MASS_PROCESS,
    /** Read the version of the instance. */
    READ_VERSION
}
