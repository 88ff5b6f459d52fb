// How many calls a minute one address may make, in all and of costly routes, whichever of several processes answers them.
// Each process counts in its memory and tells the others through the database about once a second, and only of callers who have
// made a noticeable share of what they may: people cost nothing, loops cost one small statement a second. A loop that is spread
// over n processes gets at most n times a second's calls past the limit.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { CallCountStore } from '../people/contract.ts';

const MINUTE = 60_000;
const EXCHANGE_MILLISECONDS = 1_000;

/** The others are told from this share of the limit on; with more processes than its inverse, some may pass it untold. */
const TOLD_FROM = 1 / 10;

/** Not limited: whoever watches the server shall always see it. */
const WATCHED = ['/healthz', '/readyz', '/metrics'];

export interface CallLimits {
  readonly callsPerMinute: number;
  readonly counts: CallCountStore;
  /** The time in milliseconds since 1970. */
  readonly milliseconds: () => number;
}

/** A route with a limit of its own says so: `config: { rateLimit: { max } }`. */
export async function limitCalls(server: FastifyInstance, limits: CallLimits): Promise<void> {
  const tally = new CallTally(limits.counts, limits.milliseconds, (error) =>
    server.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'call counts not shared'),
  );
  server.addHook('onClose', async () => tally.stop());
  await server.register(rateLimit, {
    max: limits.callsPerMinute,
    timeWindow: MINUTE,
    allowList: (request) => WATCHED.includes(request.url),
    store: storeOn(tally),
  });
}

interface Counted {
  /** This process's calls, and how many of them the others have been told of. */
  own: number;
  told: number;
  others: number;
}

/** The calls of the present minute, by limit and caller. */
export class CallTally {
  readonly #counts: CallCountStore;
  readonly #milliseconds: () => number;
  readonly #failed: (error: unknown) => void;
  #minute = 0;
  #counted = new Map<string, Counted>();
  readonly #untold = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #hasFailed = false;

  constructor(counts: CallCountStore, milliseconds: () => number, failed: (error: unknown) => void) {
    this.#counts = counts;
    this.#milliseconds = milliseconds;
    this.#failed = failed;
  }

  /** One more call; gives the minute's calls so far, and the milliseconds that it still lasts. */
  count(key: string, max: number): { readonly current: number; readonly ttl: number } {
    const now = this.#milliseconds();
    this.#turnTo(now - (now % MINUTE));
    const counted = this.#counted.get(key) ?? { own: 0, told: 0, others: 0 };
    this.#counted.set(key, counted);
    counted.own += 1;
    if (counted.own >= max * TOLD_FROM) {
      this.#untold.add(key);
      this.#timer ??= setTimeout(() => void this.#exchangeLater(), EXCHANGE_MILLISECONDS).unref();
    }
    return { current: counted.own + counted.others, ttl: this.#minute + MINUTE - now };
  }

  #turnTo(minute: number): void {
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#counted = new Map();
    this.#untold.clear();
  }

  /** Tells what has not been told yet, and learns what the others have counted. */
  async exchange(): Promise<void> {
    const counted = this.#counted;
    const calls = [...this.#untold].flatMap((key) => {
      const found = counted.get(key);
      return found === undefined ? [] : [{ key, calls: found.own - found.told, found }];
    });
    this.#untold.clear();
    if (calls.length === 0) return;
    const sums = await this.#counts.add(new Date(this.#minute).toISOString(), calls);
    for (const { key, calls: told, found } of calls) {
      found.told += told;
      found.others = (sums.get(key) ?? found.told) - found.told;
    }
  }

  async #exchangeLater(): Promise<void> {
    try {
      await this.exchange();
      this.#hasFailed = false;
    } catch (error) {
      // The next call of the same caller is told with those that were not; a dead database is complained of once.
      if (!this.#hasFailed) this.#failed(error);
      this.#hasFailed = true;
    }
    this.#timer = null;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

/** As the plugin wants it: it makes the store itself, and from that one a store for each route with a limit of its own. */
function storeOn(tally: CallTally) {
  return class LimitStore {
    readonly #limit: string;

    constructor(_options: object, limit = 'all') {
      this.#limit = limit;
    }

    incr(
      caller: string,
      done: (error: null, result: { readonly current: number; readonly ttl: number }) => void,
      _timeWindow: number,
      max: number,
    ): void {
      done(null, tally.count(`${this.#limit} ${caller}`, max));
    }

    child(route: object): LimitStore {
      const { routeInfo } = route as { readonly routeInfo: { readonly url: string } };
      return new LimitStore({}, routeInfo.url);
    }
  };
}
