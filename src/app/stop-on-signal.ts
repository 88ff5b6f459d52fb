// Ends a long-running process in order: stop taking requests, finish what was begun, close the storage. A second signal, or
// a stop that takes too long, ends it at once; the storage survives that too, it only takes longer to start the next time.

/** Longer than any request may take. */
const STOP_MILLISECONDS = 20_000;

/** Calls `stop` once on SIGINT, SIGTERM or SIGHUP and then exits: 0, or 13 when stopping failed or was cut short. */
export function stopOnSignal(stop: () => Promise<void>, exit: (code: 0 | 13) => void): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return exit(13);
    isStopping = true;
    setTimeout(() => exit(13), STOP_MILLISECONDS).unref();
    stop().then(
      () => exit(0),
      () => exit(13),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
