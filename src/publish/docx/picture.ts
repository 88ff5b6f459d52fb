// Pictures for Word: SVG whose letters have become outlines (Word draws SVG text in whatever font the machine has), and a PNG
// for programs that read no SVG. resvg draws with our fonts only, so every machine gives the same picture.
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { fontFiles } from '../package-files.ts';

export interface Picture {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** 160 dots per inch at the width of the text; encoding is what takes time, and it grows with the square. */
const SCALE = 1.5;

export async function picture(svg: string): Promise<Picture> {
  const font = { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' };
  const outlined = new Resvg(svg, { font });
  const paths = outlined.toString();
  // The outlines need no font, and loading none halves the time.
  const drawn = await renderAsync(paths, {
    font: { fontFiles: [], loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: SCALE },
  });
  return {
    svg: new TextEncoder().encode(paths),
    png: new Uint8Array(drawn.asPng()),
    width: outlined.width,
    height: outlined.height,
  };
}
