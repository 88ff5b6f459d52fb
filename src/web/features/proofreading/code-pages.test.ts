import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { partCodePage } from './code-pages.ts';

const folder = join(import.meta.dirname, '../../../../docs/reference/proofreader');

it.each(readdirSync(folder).filter((name) => name !== 'README.md'))(
  '%s has a title, a wrong and a mended example',
  (name) => {
    const { title, blocks } = partCodePage(readFileSync(join(folder, name), 'utf8'));
    expect(title).not.toBe('');
    expect(blocks.filter(({ kind }) => kind === 'example')).toHaveLength(2);
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      'Fel',
      'Rättat',
    ]);
    expect(blocks.find(({ kind }) => kind === 'paragraph')?.text).toMatch(/^Kod [a-z-]+ · allvar/u);
    expect(JSON.stringify(blocks)).not.toContain('```');
  },
);
