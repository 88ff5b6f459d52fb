// PDF/A and PDF/UA demand that every character can be drawn. A person's comment may hold one that Source Sans 3 lacks (an
// emoji, another script): it is printed as an empty square rather than stopping the report. The other formats keep it.
import { readFile } from 'node:fs/promises';
import { readFont } from '../font-tables.ts';
import { fontFiles } from '../package-files.ts';

const SQUARE = '\u25a1';

/** A function that replaces what the fonts of the PDF cannot draw, in every text of a value. */
export async function displayable(): Promise<<T>(value: T) => T> {
  const fonts = (await Promise.all(fontFiles().map((file) => readFile(file)))).map(readFont);
  const known = new Map<string, boolean>([['\n', true]]);
  const isKnown = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const codePoint = character.codePointAt(0) ?? 0;
    const has = fonts.every((font) => font.widthOf(codePoint) !== null);
    known.set(character, has);
    return has;
  };
  const replace = (character: string): string => {
    if (isKnown(character)) return character;
    if (character === '\t') return ' ';
    return /\p{Default_Ignorable_Code_Point}/u.test(character) ? '' : SQUARE;
  };
  const replaceIn = <T>(value: T): T => {
    if (typeof value === 'string') return [...value.normalize('NFC')].map(replace).join('') as T;
    if (Array.isArray(value)) return value.map(replaceIn) as T;
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceIn(inner)])) as T;
    return value;
  };
  return replaceIn;
}
