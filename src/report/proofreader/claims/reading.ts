// The document read once: blocks with tokens, sentences and figures. All claims are made from this; checks never look at
// raw text. A long table cell is read as text of its own, so that comments in tables are proofread like paragraphs.
import type { ProofDocument, ProofTable, ProofText } from '../document.ts';
import type { Figure } from '../figures/figure.ts';
import { findFigures } from '../figures/find-figures.ts';
import { splitSentences } from '../figures/sentences.ts';
import type { Token } from '../figures/tokens.ts';
import { tokenise } from '../figures/tokens.ts';

export interface Sentence {
  readonly source: ProofText;
  /** All tokens of the block; the sentence is [from, to). */
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  /** Offsets in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly figures: readonly Figure[];
  /** Figures of kind value only. */
  readonly values: readonly Figure[];
  /** Sentence before and after in the same block. */
  readonly blockIndex: number;
  readonly index: number;
}

interface TextPassage {
  readonly kind: 'text';
  readonly role: 'heading' | 'paragraph' | 'item' | 'cell';
  readonly source: ProofText;
  readonly sentences: readonly Sentence[];
}

interface TablePassage {
  readonly kind: 'table';
  readonly table: ProofTable;
}

export interface Reading {
  readonly passages: readonly (TextPassage | TablePassage)[];
  /** Every sentence of the document in order. */
  readonly sentences: readonly Sentence[];
}

/** Cells with fewer words are values or labels, not sentences. */
const WORDS_OF_A_SENTENCE = 6;

export function readDocument(document: ProofDocument): Reading {
  const passages: (TextPassage | TablePassage)[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'table') passages.push(readText(block.text, block.kind, passages.length));
    else readTable(block, passages);
  }
  return {
    passages,
    sentences: passages.flatMap((passage) => (passage.kind === 'text' ? passage.sentences : [])),
  };
}

function readTable(table: ProofTable, passages: (TextPassage | TablePassage)[]): void {
  if (table.caption !== null) passages.push(readText(table.caption, 'heading', passages.length));
  passages.push({ kind: 'table', table });
  for (const row of table.rows)
    for (const cell of row)
      if (cell.text.split(' ', WORDS_OF_A_SENTENCE).length === WORDS_OF_A_SENTENCE)
        passages.push(readText(cell, 'cell', passages.length));
}

function readText(source: ProofText, role: TextPassage['role'], blockIndex: number): TextPassage {
  const tokens = tokenise(source.text);
  const figures = findFigures(source.text, tokens);
  let next = 0;
  const sentences = splitSentences(source.text, tokens).map(({ from, to }, index): Sentence => {
    const own: Figure[] = [];
    for (let figure = figures[next]; figure !== undefined && figure.first < to; figure = figures[next]) {
      own.push(figure);
      next += 1;
    }
    return {
      source,
      tokens,
      from,
      to,
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      figures: own,
      values: own.filter((figure) => figure.kind === 'value'),
      blockIndex,
      index,
    };
  });
  return { kind: 'text', role, source, sentences };
}

/** Lower-case words and marks of a stretch of tokens. */
export function wordsBetween(sentence: Sentence, from: number, to: number): string[] {
  const words: string[] = [];
  for (let at = Math.max(from, sentence.from); at < Math.min(to, sentence.to); at += 1)
    words.push(sentence.tokens[at]?.lower ?? '');
  return words;
}

export function wordAt(sentence: Sentence, at: number): string {
  return at < sentence.from || at >= sentence.to ? '' : (sentence.tokens[at]?.lower ?? '');
}

export function sentenceText(sentence: Sentence): string {
  return sentence.source.text.slice(sentence.start, sentence.end);
}
