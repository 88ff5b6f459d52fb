// Proofreads a stranger's file in a process of its own, with a memory limit and a time limit, as deliveries are read
// (docs/decisions/0006): a hostile file can kill its reader and nothing else, a long one holds up no page. The process gets
// the file by message and answers by message; nothing is written to a disk.
import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Annotating, ProofOrder, ProofreadApart, Proofreading } from './messages.ts';

export interface ApartLimits {
  readonly megabytes: number;
  readonly milliseconds: number;
}

/** A report of a thousand pages takes some ten seconds and 300 MB; pictures in PDF and Word are never unpacked. */
const LIMITS: ApartLimits = { megabytes: 768, milliseconds: 60_000 };
/** More at once would only wait for each other, and each may take its memory. */
const MOST_WORKERS = 2;

export const proofreadApart: ProofreadApart = proofreadWithin(LIMITS);

/** The same with other limits. */
export function proofreadWithin(limits: ApartLimits): ProofreadApart {
  return {
    proofread: (order) =>
      inTurn(() =>
        ask<Proofreading>({ kind: 'proofread', ...order }, limits, (end) => ({
          kind: 'unreadable',
          message: writeEnd(end, order.name, limits),
        })),
      ),
    annotate: (order) =>
      inTurn(() =>
        ask<Annotating>({ kind: 'annotate', ...order }, limits, () => ({ kind: 'not-annotated' })),
      ),
  };
}

let working = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= MOST_WORKERS) await new Promise<void>((go) => waiting.push(go));
  working += 1;
  try {
    return await work();
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
}

/** How a process ended that gave no answer. */
type End = 'slow' | 'heavy' | 'broken';

function ask<Answer>(order: ProofOrder, limits: ApartLimits, without: (end: End) => Answer): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = fork(workerPath(), [], {
      // Not inherited: a loader or inspector of the server would slow each file's start.
      execArgv: [`--max-old-space-size=${limits.megabytes}`],
      env: workerEnvironment(),
      serialization: 'advanced',
      // What a dying process or a library says may repeat the file; it is told as a sentence of ours instead.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      worker.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => settle(without('slow')), limits.milliseconds);
    worker.on('message', (answer: Answer) => settle(answer));
    worker.on('error', () => settle(without('broken')));
    // Node aborts when its memory is full. After an answer this changes nothing: a promise is settled once.
    worker.on('exit', (_, signal) => settle(without(signal === 'SIGABRT' ? 'heavy' : 'broken')));
    worker.send(order);
  });
}

function writeEnd(end: End, name: string, { milliseconds }: ApartLimits): string {
  switch (end) {
    case 'slow':
      return `Filen ${name} kunde inte granskas på ${Math.max(1, Math.round(milliseconds / 1000))} sekunder, som är gränsen. Dela upp den och granska delarna var för sig.`;
    case 'heavy':
      return `Filen ${name} kräver mer minne än vad en granskning får ta. Ta bort bilder eller dela upp den.`;
    case 'broken':
      return `Filen ${name} går inte att läsa. Öppna den, spara den på nytt och försök igen.`;
  }
}

/** Beside this file from source; in a bundle the build makes the worker an entry in the folder of this module's chunk. */
function workerPath(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./proofread-worker.${extension}`, import.meta.url));
}

/** Nothing of the server's surroundings, such as its database address, is given to a process that reads strangers' files. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  return SystemRoot === undefined ? {} : { SystemRoot };
}
