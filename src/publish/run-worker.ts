// One piece of heavy work in a thread of its own: starts the file under src/publish, hands over the job, waits for the answer.
import { Worker } from 'node:worker_threads';
import { publishFile } from './package-files.ts';

/** Rejects with what the worker threw, or when it ends without an answer. */
export function runWorker<Job, Result>(file: readonly string[], job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    // Without the parent's flags: a test runner's loaders have nothing to do in there.
    const worker = new Worker(publishFile(...file), { workerData: job, execArgv: [] });
    worker.once('message', (result: Result) => {
      resolve(result);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`${file.join('/')} ended with code ${code} and no answer`)),
    );
  });
}
