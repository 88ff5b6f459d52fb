// Failures that are neither programming mistakes nor problems in what was given: somebody else was first, the thing does
// not exist, the world did not answer. `message` is a Swedish sentence for the person who asked; http and cli decide the
// status and the exit code from the class. Problems in files and definitions are data, see problem.ts.

/** Somebody saved something newer than what this change was based on. Carries both versions so that a page can merge. */
export class ConflictError<Current = unknown> extends Error {
  override readonly name = 'ConflictError';
  readonly basedOn: number;
  readonly currentVersion: number;
  /** What is saved now, as the port returns it. */
  readonly current: Current;

  constructor(
    message: string,
    versions: { readonly basedOn: number; readonly currentVersion: number; readonly current: Current },
  ) {
    super(message);
    this.basedOn = versions.basedOn;
    this.currentVersion = versions.currentVersion;
    this.current = versions.current;
  }
}

export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The database, the disk or another process did not do its part. Nothing was half done; trying again is safe. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
