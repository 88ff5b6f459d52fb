// Pictures for Word: SVG whose letters have become outlines (Word draws SVG text in whatever font the machine has), and a PNG
// for programs that read no SVG. resvg draws with our fonts only, so every machine gives the same picture.
import { availableParallelism } from 'node:os';
import { fontFiles } from '../package-files.ts';
import { runWorker } from '../run-worker.ts';
import type { Picture, PictureJob } from './picture-worker.ts';

/** A worker costs as much to start as a handful of pictures. */
const LEAST_PER_WORKER = 8;

/** In the order given. */
export async function drawPictures(svgs: readonly string[]): Promise<readonly Picture[]> {
  const workers = Math.max(
    1,
    Math.min(2, availableParallelism(), Math.floor(svgs.length / LEAST_PER_WORKER)),
  );
  const share = Math.ceil(svgs.length / workers);
  const shares = Array.from({ length: workers }, (_, index) =>
    svgs.slice(index * share, (index + 1) * share),
  );
  const drawn = await Promise.all(
    shares.map((part) =>
      runWorker<PictureJob, readonly Picture[]>(['docx', 'picture-worker.ts'], {
        svgs: part,
        fontFiles: fontFiles(),
      }),
    ),
  );
  return drawn.flat();
}
