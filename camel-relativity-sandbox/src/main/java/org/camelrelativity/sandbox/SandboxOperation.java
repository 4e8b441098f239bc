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
    /** Query objects of any type (contract object-manager §1). */
    QUERY_OBJECTS,
    /** Create a saved search (contract object-manager §3). */
    CREATE_SAVED_SEARCH,
    /** Make a mass process of documents (contract object-manager §2). */
    CREATE_MASS_PROCESS,
    /** Read the version of the instance (contract object-manager §7). */
    READ_VERSION
}
