// Ends a long-running process in order: stop taking requests, finish what was begun, close the storage. A second signal, or
// a stop that takes too long, ends it at once; the storage survives that too, it only takes longer to start the next time.

/** Longer than any request may take. */
const STOP_MILLISECONDS = 20_000;

/** Ctrl-C under npm reaches the process twice, from the terminal and from npm: that is one wish, not impatience. */
const SAME_WISH_MILLISECONDS = 1_000;

/** Calls `stop` once on SIGINT, SIGTERM or SIGHUP and then exits: 0, or 13 when stopping failed or was cut short. */
export function stopOnSignal(stop: () => Promise<void>, exit: (code: 0 | 13) => void): void {
  let stoppingSince: number | null = null;
  const onSignal = () => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_WISH_MILLISECONDS) exit(13);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => exit(13), STOP_MILLISECONDS).unref();
    stop().then(
      () => exit(0),
      () => exit(13),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
