// Judges figures in a process of its own: it reckons for seconds, during which the server must answer others. What it can't
// answer is not shown: there is no way past it.
import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { NotJudged } from '../failures.ts';
import type { JudgeAnswer, JudgeFigures } from './judging.ts';

/** Holds half a million figures and their earlier editions. */
const MEGABYTES = 2_048;
/** A region's ten years take some minutes the first time; after that only what has changed is judged. */
const MILLISECONDS = 15 * 60_000;

export const judgeApart: JudgeFigures = (order) =>
  new Promise((resolve, reject) => {
    const worker = fork(workerPath(), [], {
      // Not inherited: a loader or inspector of the server would slow the start.
      execArgv: [`--max-old-space-size=${MEGABYTES}`],
      env: workerEnvironment(),
      serialization: 'advanced',
      // What a dying process says may repeat figures.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (): void => {
      clearTimeout(timer);
      worker.kill('SIGKILL');
    };
    const fail = (cause: unknown): void => {
      end();
      reject(new NotJudged({ cause }));
    };
    const timer = setTimeout(() => fail(new Error('Judging took too long')), MILLISECONDS);
    worker.once('message', (answer: JudgeAnswer) => {
      end();
      resolve(answer);
    });
    worker.once('error', fail);
    // After an answer this changes nothing: a promise is settled once.
    worker.once('exit', (code, signal) => fail(new Error(`Judging ended with ${signal ?? code}`)));
    worker.send(order);
  });

/** Beside this file from source; in a bundle the build makes the worker an entry in the folder of this module's chunk. */
function workerPath(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./judge-worker.${extension}`, import.meta.url));
}

/** Nothing of the server's surroundings, such as its database address: it needs none of it. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  return SystemRoot === undefined ? {} : { SystemRoot };
}
