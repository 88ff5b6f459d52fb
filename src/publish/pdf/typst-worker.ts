// Runs Typst outside the main thread, so that a long report does not hold up the pages. Started by typst.ts; Node strips the
// types when it loads this file, in development and in the built product alike.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';

export interface TypstJob {
  readonly template: string;
  readonly data: string;
  readonly fontFiles: readonly Uint8Array[];
  /** Seconds since 1970: the date that the file says it was made. */
  readonly timestamp: number;
}

export type TypstResult =
  | { readonly kind: 'made'; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly step: string; readonly messages: readonly string[] };

const MAIN = '/report.typ';

function makePdf(job: TypstJob): TypstResult {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: job.fontFiles.map((bytes) => Buffer.from(bytes)) }],
    workspace: '/',
  });
  try {
    compiler.addSource(MAIN, job.template);
    compiler.mapShadow('/data.json', Buffer.from(job.data));
    const compiled = compiler.compile({ mainFilePath: MAIN });
    const messages = [compiled.takeError(), compiled.takeWarnings()].flatMap((found) =>
      tell(compiler, found),
    );
    // A warning is a report that looks other than it should (an unknown font, most of all): no less wrong than an error.
    if (messages.length > 0 || compiled.result === null) return { kind: 'failed', step: 'typeset', messages };
    const options = { creationTimestamp: job.timestamp };
    try {
      compiler.pdf(compiled.result, { ...options, pdfStandard: 'ua-1' });
    } catch (error) {
      return { kind: 'failed', step: 'pdf/ua-1', messages: [String(error)] };
    }
    return { kind: 'made', pdf: compiler.pdf(compiled.result, { ...options, pdfStandard: 'a-2a' }) };
  } catch (error) {
    return { kind: 'failed', step: 'pdf/a-2a', messages: [String(error)] };
  } finally {
    compiler.evictCache(0);
  }
}

function tell(compiler: NodeCompiler, found: NodeError | null): readonly string[] {
  if (found === null) return [];
  return compiler
    .fetchDiagnostics(found)
    .map((one: { message?: unknown }) => String(one.message ?? JSON.stringify(one)));
}

parentPort?.postMessage(makePdf(workerData as TypstJob));
