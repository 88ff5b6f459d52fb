// A comment as people edit it – text with names of figures in braces, "Andelen var {värde}" – to prose with bound figures.
// Numbers typed by hand are kept but listed, so that the page can show what is bound to nothing.
import type { Inline, Prose } from '../core/prose.ts';
import type { NamedFigures } from './contract.ts';

export interface FilledTemplate {
  /** One prose per paragraph; paragraphs are apart by an empty line. */
  readonly paragraphs: readonly Prose[];
  /** Names in braces that stand for no figure; they are kept as written. */
  readonly unknown: readonly string[];
  /** Numbers typed by hand, as written, that are neither one of the years nor part of `ownText`. */
  readonly unbound: readonly string[];
}

/** `ownText`: texts whose numbers belong to names ("1177", "40-åringar"), such as the indicator's name and aliases. */
export function fillTemplate(
  template: string,
  figures: NamedFigures,
  ownText: readonly string[] = [],
): FilledTemplate {
  const unknown = new Set<string>();
  const unbound: string[] = [];
  const known = knownNumbers(figures, ownText);
  const paragraphs = template
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => {
      const prose = splitAtBraces(paragraph).map((part): Inline => {
        if (part.name === null) {
          unbound.push(...numbersIn(part.text).filter((number) => !known.has(number)));
          return { kind: 'text', text: part.text };
        }
        const figure = figures.get(part.name);
        if (figure === undefined) unknown.add(part.name);
        return figure ?? { kind: 'text', text: part.text };
      });
      return joinTexts(prose);
    });
  return { paragraphs, unknown: [...unknown], unbound };
}

/** A sentence ends with its mark, and the next begins with a capital letter, a name in braces or a quotation mark. */
const BETWEEN_SENTENCES = /(?<=[.!?])[ \t]+(?=[\p{Lu}{"”])/u;

/**
 * The text without the sentences that name a figure which is not among `figures`: for a reader who does not see all that the
 * writer saw.
 */
export function leaveOutUnknown(template: string, figures: NamedFigures): string {
  const isKnown = (sentence: string) =>
    splitAtBraces(sentence).every(({ name }) => name === null || figures.has(name));
  return template
    .split(/(\n+)/)
    .map((line) => line.split(BETWEEN_SENTENCES).filter(isKnown).join(' '))
    .join('');
}

interface Part {
  readonly text: string;
  /** The name in braces; null for plain text. */
  readonly name: string | null;
}

function splitAtBraces(paragraph: string): readonly Part[] {
  return paragraph
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text) => ({ text, name: /^\{[^{}]*\}$/.test(text) ? text.slice(1, -1).trim() : null }));
}

function joinTexts(prose: Prose): Prose {
  const joined: Inline[] = [];
  for (const inline of prose) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && inline.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

/** Digits with separators and sign, but not those inside a word: HbA1c and A4 hold no number. */
const NUMBER = /(?<![\p{L}\d])[-−–]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?![\d\p{L}])/gu;

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number.replace(/^[-–]/, ''));
}

/** Years that are bound by name, and the numbers of the indicator's own names. */
function knownNumbers(figures: NamedFigures, ownText: readonly string[]): ReadonlySet<string> {
  const years = [...figures.values()].map(({ text }) => text).filter((text) => /^\d{4}$/.test(text));
  return new Set([...years, ...ownText.flatMap(numbersIn)]);
}
