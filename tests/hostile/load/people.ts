// People who save at the same time, each from an address and over a connection of their own: they write a comment, think for
// about a second, and write again. Most have a comment of their own; one in five shares one with somebody, is told of the
// conflict with the version that holds now, and writes on from that.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Slot, Slots } from './region.ts';

export interface Acknowledged extends Slot {
  readonly version: number;
  readonly template: string;
}

export interface Tally {
  readonly acknowledged: Acknowledged[];
  /** Milliseconds from sending to the whole answer, for saves and for conflicts. */
  readonly times: number[];
  conflicts: number;
  /** Conflicts whose answer did not hold the version that is saved. Must stay 0. */
  conflictsWithoutVersion: number;
  /** 503, or a connection that broke: only while something is killed. */
  unanswered: number;
  /** Any other answer. Must stay empty. */
  readonly unexpected: string[];
}

export function emptyTally(): Tally {
  return {
    acknowledged: [],
    times: [],
    conflicts: 0,
    conflictsWithoutVersion: 0,
    unanswered: 0,
    unexpected: [],
  };
}

/** Pause between a person's saves, milliseconds: 600–1,400, a second on average. */
const PAUSE = { shortest: 600, spread: 800 } as const;

/** One in five shares a comment with others. */
const SHARING = 5;

export interface LoadOptions {
  readonly address: string;
  readonly slots: Slots;
  readonly people: number;
  /** Milliseconds over which they come, evenly: nobody's two hundred people begin in the same second. */
  readonly arriving: number;
  /** Ends when this is aborted, each person after their answer. */
  readonly signal: AbortSignal;
  readonly tally: Tally;
  /** Headers of each person's requests: who they are signed in as. */
  readonly headers?: Readonly<Record<string, string>>;
}

export async function saveAtTheSameTime(options: LoadOptions): Promise<void> {
  const { slots, people } = options;
  await Promise.all(
    Array.from({ length: people }, (_, number) => {
      const sharing = number % SHARING === 0;
      const from = sharing ? slots.shared : slots.own;
      const slot = from[Math.floor(sharing ? number / SHARING : number) % from.length];
      if (slot === undefined) throw new Error('There is nothing to write');
      return person(options, number, slot);
    }),
  );
}

async function person(options: LoadOptions, number: number, slot: Slot): Promise<void> {
  const { signal, tally } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.0.1.${(number % 250) + 1}` });
  let version = 0;
  await wait((number / options.people) * options.arriving, signal);
  for (let turn = 0; !signal.aborted; turn += 1) {
    const template = `Person ${number} skriver rad ${turn}: {värde}.`;
    const started = performance.now();
    const answer = await put(agent, options, slot, { template, basedOn: version }).catch(() => null);
    if (answer === null || answer.status === 503) tally.unanswered += 1;
    else if (answer.status === 200) {
      tally.times.push(performance.now() - started);
      version = Number(answer.body.version);
      tally.acknowledged.push({ ...slot, version, template });
    } else if (answer.status === 409) {
      tally.times.push(performance.now() - started);
      tally.conflicts += 1;
      const current = answer.body.current;
      if (isComment(current) && current.version !== version) version = current.version;
      else tally.conflictsWithoutVersion += 1;
    } else tally.unexpected.push(`${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    await pause(signal);
  }
  agent.destroy();
}

function isComment(value: unknown): value is { readonly version: number; readonly template: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    'template' in value &&
    typeof value.template === 'string'
  );
}

function pause(signal: AbortSignal): Promise<void> {
  return wait(PAUSE.shortest + Math.random() * PAUSE.spread, signal);
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    // Aborted: the loop ends by itself.
  });
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

function put(agent: Agent, { address, headers }: LoadOptions, slot: Slot, body: object): Promise<Answer> {
  const { region, year, indicator } = slot;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}/api/v1/regions/${region}/years/${year}/indicators/${indicator}/comment`,
      {
        agent,
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin: address, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer['body'] });
          } catch (error) {
            reject(error); // cut off in the middle by a kill
          }
        });
        response.on('aborted', () => reject(new Error('cut off')));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
