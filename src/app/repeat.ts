// Work that a running server does again and again beside answering: sending mails, removing what is over.

export interface Repeated {
  /** Begins no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Runs `work` now, and again `pause` milliseconds after it has ended. `failed` tells of an error; the next turn tries again. */
export function repeat(
  work: () => Promise<unknown>,
  pause: number,
  failed: (error: unknown) => void,
): Repeated {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let running = Promise.resolve();
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
    if (!isStopped) timer = setTimeout(begin, pause);
  };
  const begin = () => {
    running = turn();
  };
  begin();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
