// Many requests ask the database the same short question at the same moment: it is asked once for all of them.

/**
 * Gives `ask` in a form that runs one at a time: all who call before it is sent, or while an earlier one is on its way, share the
 * next one. Its answer is therefore never older than the call. A failure is shared too; the next call asks anew.
 */
export function askTogether<T>(ask: () => Promise<T>): () => Promise<T> {
  let onItsWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    if (next === null) {
      const asked = onItsWay.then(() => {
        next = null;
        return ask();
      });
      next = asked;
      // Whoever waits for it is told of its failure; the one after it only waits for its end.
      onItsWay = asked.catch(() => {});
    }
    return next;
  };
}
