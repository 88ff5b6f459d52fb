// Typst in a worker thread: template and data in, PDF out. The data are JSON and never become markup.
import { readFile } from 'node:fs/promises';
import { fontFiles, publishFile } from '../package-files.ts';
import { runWorker } from '../run-worker.ts';
import type { TypstJob, TypstResult } from './typst-worker.ts';

export class TypesettingFailed extends Error {
  override readonly name = 'TypesettingFailed';
}

/** Under src/publish. */
const REPORT_TEMPLATE: readonly string[] = ['pdf', 'report.typ'];

/** PDF/A-2a, after the same document has passed as PDF/UA-1. Throws TypesettingFailed with what Typst said. */
export async function typeset(
  data: unknown,
  createdAt: Date,
  template: readonly string[] = REPORT_TEMPLATE,
): Promise<Uint8Array> {
  const job: TypstJob = {
    template: await readFile(publishFile(...template), 'utf8'),
    data: JSON.stringify(data),
    fontFiles: await Promise.all(fontFiles().map((file) => readFile(file))),
    timestamp: Math.floor(createdAt.getTime() / 1000),
  };
  const result = await runWorker<TypstJob, TypstResult>(['pdf', 'typst-worker.ts'], job);
  if (result.kind === 'failed') throw new TypesettingFailed(`${result.step}: ${result.messages.join('; ')}`);
  return result.pdf;
}
