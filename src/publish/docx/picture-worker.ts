// Draws pictures outside the main thread: making the pixels of a long report takes seconds. Started by pictures.ts; Node
// strips the types when it loads this file, in development and in the built product alike.
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

export interface Picture {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PictureJob {
  readonly svgs: readonly string[];
  readonly fontFiles: readonly string[];
}

/** 156 dots per inch at the width of the text; encoding is what takes time, and it grows with the square. */
const SCALE = 1.5;

function draw(svg: string, fontFiles: readonly string[]): Picture {
  const outlined = new Resvg(svg, {
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
  });
  const paths = outlined.toString();
  // The outlines need no font, and loading none halves the time.
  const pixels = new Resvg(paths, {
    font: { fontFiles: [], loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: SCALE },
  }).render();
  const { width, height } = outlined;
  return { svg: new TextEncoder().encode(paths), png: new Uint8Array(pixels.asPng()), width, height };
}

const { svgs, fontFiles } = workerData as PictureJob;
parentPort?.postMessage(svgs.map((svg) => draw(svg, fontFiles)));
