// Why a data folder cannot be used, as one sentence that says what to do. Each class has an exit code of its own.

/** The data folder cannot be written, belongs to someone else, or is in use by another server. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/** The data were written by a newer version than this code: opening them could harm them. */
export class NewerVersionError extends Error {
  override readonly name = 'NewerVersionError';
}
