// The labelled passages: text, the codes that should be found with the words they should be found on, and which half a
// passage belongs to. The half kept aside is only ever looked at as totals.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Expected {
  /** Codes that are right for this error; the first is the usual one. */
  readonly codes: readonly string[];
  readonly quote: string;
}

export interface Passage {
  readonly id: string;
  readonly text: string;
  readonly expected: readonly Expected[];
  /** Held against the invented region's values too. */
  readonly isWithData: boolean;
}

const folder = join(import.meta.dirname, 'passages');

const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]{2}-\d{2,3}[a-h]?$/u),
    text: z.string(),
    data: z.boolean().default(false),
    wrong: z.array(z.record(z.string(), z.coerce.string())).default([]),
  }),
);

export function readPassages(): readonly Passage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => schema.parse(parse(readFileSync(join(folder, name), 'utf8'))))
    .map(({ id, text, data, wrong }) => ({
      id,
      text,
      isWithData: data,
      expected: wrong.flatMap((entry) =>
        Object.entries(entry).map(([codes, quote]) => ({ codes: codes.split('|'), quote })),
      ),
    }));
}

/** Twins ("fo-01a", "fo-01b") go to the same half, so that neither half is the other's mirror. */
export function isAside({ id }: Passage): boolean {
  if (id.startsWith('ov-')) return false; // written while looking at the rules: never measured on
  const family = id.replace(/[a-h]$/u, '');
  return createHash('sha256').update(family).digest().readUInt8(0) % 2 === 1;
}
