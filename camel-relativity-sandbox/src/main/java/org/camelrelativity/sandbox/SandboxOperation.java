package org.camelrelativity.sandbox;

/** The operations of the imaging and the production API, whichever generation's path and envelope asks for them. */
public enum SandboxOperation {
    /** Create or update an imaging profile (contract L1; V1, V2, V4). */
    SAVE_IMAGING_PROFILE,
    /** Read an imaging profile (contract L2; V3). */
    READ_IMAGING_PROFILE,
    /** Delete an imaging profile (contract L3; V5). */
    DELETE_IMAGING_PROFILE,
    /** Create or update an imaging set (contract L4; V6, V8). */
    SAVE_IMAGING_SET,
    /** Read an imaging set with its status (contract L5; V7). */
    READ_IMAGING_SET,
    /** Delete an imaging set (contract L6; V9). */
    DELETE_IMAGING_SET,
    /** Hide the images of a set for quality control (contract L7; V10). */
    HIDE_IMAGING_SET,
    /** Release the images of a set (contract L8; V11). */
    RELEASE_IMAGING_SET,
    /** Read the status of an imaging set and its job (contract V12). */
    READ_IMAGING_SET_STATUS,
    /** Read a native type (contract L9; V13). */
    READ_NATIVE_TYPE,
    /** Create or update an application field code (contract L10; V14, V16). */
    SAVE_APPLICATION_FIELD_CODE,
    /** Read an application field code (contract L11; V15). */
    READ_APPLICATION_FIELD_CODE,
    /** Delete an application field code (contract L12; V17). */
    DELETE_APPLICATION_FIELD_CODE,
    /** Run an imaging set (contract L13; V18). */
    RUN_IMAGING_SET,
    /** Image one document on the fly (contract L14; V20). */
    IMAGE_DOCUMENT,
    /** Stop any imaging job (contract L15; V22). */
    STOP_IMAGING_JOB,
    /** Image the documents in error again (contract L16; V19), under either of its method names. */
    RETRY_ERRORS,
    /** Change the priority of a job (contract L17; V23). */
    UPDATE_JOB_PRIORITY,
    /** Image the documents of a mass operation (contract V21). */
    MASS_IMAGE,
    /** Read what imaging has made of a document (contract V24). */
    READ_DOCUMENT_STATUS,
    /** Clean up jobs of the whole instance that are no longer at work (contract V25). */
    CLEAN_UP_INACTIVE_JOBS,
    /** Read how many documents a mass operation may image (contract V26). */
    READ_MASS_IMAGING_MAX_SIZE,
    /** Cancel one production job by reference (contract production Q1). */
    CANCEL_PRODUCTION_JOB,
    /** Cancel production jobs by reference (contract production Q3). */
    MASS_CANCEL_PRODUCTION_JOBS,
    /** Retry production jobs by reference (contract production Q6). */
    MASS_RETRY_PRODUCTION_JOBS,
    /** Cancel production jobs by database token (contract production Q2). */
    MASS_CANCEL_PRODUCTION_QUEUE,
    /** Change the priority of production jobs by database token (contract production Q4). */
    MASS_PRIORITIZE_PRODUCTION_QUEUE,
    /** Retry production jobs by database token (contract production Q5). */
    MASS_RETRY_PRODUCTION_QUEUE,
    /** Read the status of a production and its job (contract production M12). */
    READ_PRODUCTION_STATUS,
    /** List the production queue (contract production Q7). */
    LIST_PRODUCTION_QUEUE,
    /** Create a production (contract production M1). */
    CREATE_PRODUCTION,
    /** List the productions of a workspace (contract production M2). */
    LIST_PRODUCTIONS,
    /** Read a production (contract production M3). */
    READ_PRODUCTION,
    /** Delete a production (contract production M4). */
    DELETE_PRODUCTION,
    /** Read what is set in new productions (contract production M9). */
    READ_PRODUCTION_DEFAULTS,
    /** Stage a production (contract production M5). */
    STAGE_PRODUCTION,
    /** Run a staged production (contract production M6). */
    RUN_PRODUCTION,
    /** Stage and run productions (contract production M7). */
    STAGE_AND_RUN_PRODUCTIONS,
    /** Run a production in error again (contract production M8). */
    RERUN_PRODUCTION,
    /** Set the production restriction of a workspace (contract production M10). */
    SET_PRODUCTION_RESTRICTION,
    /** Read the production restriction of a workspace (contract production M11). */
    READ_PRODUCTION_RESTRICTION,
    /** Read how far a production is (contract production M13). */
    READ_PRODUCTION_PROGRESS,
    /** Read the displayed status of a production (contract production M14). */
    READ_PRODUCTION_STATUS_DETAILS,
    /** Check whether a production can run (contract production M20). */
    CHECK_PRODUCTION,
    /** Read why a production can't be staged (contract production M21). */
    READ_STAGING_ERRORS,
    /** Read what branding has failed for (contract production M22). */
    READ_BRANDING_ERRORS,
    /** Read the documents that the restriction excludes (contract production M23). */
    READ_PRODUCTION_CONFLICTS,
    /** Remove the documents that the restriction excludes (contract production M24). */
    REMOVE_PRODUCTION_CONFLICTS,
    /** Read a token for the images of a production (contract production M15). */
    READ_PRODUCTION_IMAGES_TOKEN,
    /** Read a page of the images of a production (contract production M16). */
    READ_PRODUCTION_IMAGES,
    /** Read the images of documents in a production (contract production M17). */
    READ_DOCUMENT_PRODUCTION_IMAGES,
    /** Read in which productions documents were produced (contract production M18, M19). */
    READ_DOCUMENT_PRODUCTIONS,
    /** Read how a production will look (contract production M29). */
    PREVIEW_PRODUCTION,
    /** Create or update a data source of a production (contract production D1, D2). */
    SAVE_PRODUCTION_DATA_SOURCE,
    /** Read a data source of a production (contract production D3). */
    READ_PRODUCTION_DATA_SOURCE,
    /** Delete a data source of a production (contract production D4). */
    DELETE_PRODUCTION_DATA_SOURCE,
    /** Read the defaults of data sources (contract production D5). */
    READ_PRODUCTION_DATA_SOURCE_DEFAULTS,
    /** Create or update a placeholder (contract production H1, H2). */
    SAVE_PRODUCTION_PLACEHOLDER,
    /** Read a placeholder (contract production H3). */
    READ_PRODUCTION_PLACEHOLDER,
    /** Delete a placeholder (contract production H4). */
    DELETE_PRODUCTION_PLACEHOLDER,
    /** Read the defaults of placeholders (contract production H5). */
    READ_PRODUCTION_PLACEHOLDER_DEFAULTS,
    /** Create a re-production job (contract production J1, J2). */
    CREATE_REPRODUCTION_JOB,
    /** List the re-production jobs of a workspace (contract production J3). */
    LIST_REPRODUCTION_JOBS,
    /** Read the status of a re-production job (contract production J4). */
    READ_REPRODUCTION_STATUS,
    /** List the re-productions of a production (contract production M25). */
    LIST_REPRODUCTIONS,
    /** List the productions that can be produced again (contract production M26). */
    LIST_ELIGIBLE_REPRODUCTIONS,
    /** Stage and run a re-production job (contract production M27). */
    STAGE_AND_RUN_REPRODUCTION_JOB,
    /** Cancel a re-production job (contract production M28). */
    CANCEL_REPRODUCTION_JOB,
    /** Query objects of any type (contract object-manager §1). */
    QUERY_OBJECTS,
    /** Create a saved search (contract object-manager §3). */
    CREATE_SAVED_SEARCH,
    /** Make a mass process of documents (contract object-manager §2). */
    CREATE_MASS_PROCESS,
    /** Read the version of the instance (contract object-manager §7). */
    READ_VERSION
}
