// Typst in a worker thread: template and data in, PDF out. The data are JSON and never become markup.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fontFiles, publishFile } from '../package-files.ts';
import type { TypstJob, TypstResult } from './typst-worker.ts';

export class TypesettingFailed extends Error {
  override readonly name = 'TypesettingFailed';
}

/** PDF/A-2a, after the same document has passed as PDF/UA-1. Throws TypesettingFailed with what Typst said. */
export async function typeset(data: unknown, createdAt: Date): Promise<Uint8Array> {
  const job: TypstJob = {
    template: await readFile(publishFile('pdf', 'report.typ'), 'utf8'),
    data: JSON.stringify(data),
    fontFiles: await Promise.all(fontFiles().map((file) => readFile(file))),
    timestamp: Math.floor(createdAt.getTime() / 1000),
  };
  const result = await runWorker(job);
  if (result.kind === 'failed') throw new TypesettingFailed(`${result.step}: ${result.messages.join('; ')}`);
  return result.pdf;
}

function runWorker(job: TypstJob): Promise<TypstResult> {
  return new Promise((resolve, reject) => {
    // Without the parent's flags: a test runner's loaders have nothing to do in there.
    const worker = new Worker(publishFile('pdf', 'typst-worker.ts'), { workerData: job, execArgv: [] });
    worker.once('message', (result: TypstResult) => {
      resolve(result);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new TypesettingFailed(`The worker ended with code ${code} and no answer`)),
    );
  });
}
