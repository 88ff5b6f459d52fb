// Where the files lie that publishing reads at run time: fonts, the Typst template, the worker. They are found from this
// module upwards, so that the source (tests, development) and the built server (dist/server/*.js) find the same ones.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_NAME = 'utfall';

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
      if (name === PACKAGE_NAME) return folder;
    }
    if (dirname(folder) === folder) throw new Error(`No package.json of ${PACKAGE_NAME} above ${start}`);
  }
}

const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** A file under src/publish, such as `pdf/report.typ`. */
export function publishFile(...parts: readonly string[]): string {
  return join(root, 'src', 'publish', ...parts);
}

const FONT_FILES = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  semibold: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;

/** The TTF files of Source Sans 3: Typst and resvg read no variable fonts. */
export function fontFiles(): readonly string[] {
  const home = dirname(
    createRequire(join(root, 'package.json')).resolve('@expo-google-fonts/source-sans-3/package.json'),
  );
  return Object.values(FONT_FILES).map((file) => join(home, file));
}
