// The words that say how certain a figure is or why there is none: in the status cell, in the value cell and in the note.
// Marks as in Swedish official statistics and Kolada: "-" not reported, "." not applicable, ".." too few to show.
import type { MissingReason } from '../core/missing.ts';
import type { Figure } from '../core/observation.ts';
import { wordKey } from './names.ts';

export interface MissingWord {
  readonly kind: 'missing';
  readonly reason: MissingReason;
  /** "saknas" says only that it is missing: a note or another cell may say why. */
  readonly isVague: boolean;
}

export type Status = { readonly kind: 'figure'; readonly certainty: Figure['certainty'] } | MissingWord;

const CERTAINTY_WORDS = {
  final: ['final', 'slutlig', 'slutligt', 'definitiv', 'definitivt', 'fastställd', 'fastställt'],
  preliminary: ['preliminary', 'preliminär', 'preliminärt', 'prel', 'prel.'],
  approximate: ['approximate', 'ungefärlig', 'ungefärligt', 'ungefär', 'cirka', 'ca', 'ca.'],
} as const satisfies Record<Figure['certainty'], readonly string[]>;

const VAGUE_WORDS = ['missing', 'saknas', 'värde saknas', 'värdet saknas', '–', '−', '—', ''];
const REASON_WORDS = {
  'not-reported': ['not reported', 'ej rapporterat', 'inte rapporterat', 'ej redovisat', 'inte redovisat'],
  'no-data': ['no data', 'data saknas', 'uppgift saknas', 'uppgifter saknas'],
  pending: ['pending', 'redovisas senare', 'kommer senare', 'väntar'],
  'not-asked': [
    'not asked',
    'ingår inte',
    'ingår inte i årets uppföljning',
    'ingick inte',
    'frågan ställdes inte',
  ],
  'not-applicable': ['not applicable', 'ej tillämpligt', 'inte tillämpligt', 'ej aktuellt', '.'],
  suppressed: ['suppressed', '..', 'för få', 'för få för att visas', 'sekretess', 'för få svar'],
} as const satisfies Record<MissingReason, readonly string[]>;

const STATUS_BY_WORD: ReadonlyMap<string, Status> = new Map<string, Status>([
  ...(Object.entries(CERTAINTY_WORDS) as [Figure['certainty'], readonly string[]][]).flatMap(
    ([certainty, words]) => words.map((word): [string, Status] => [word, { kind: 'figure', certainty }]),
  ),
  ...VAGUE_WORDS.map((word): [string, Status] => [
    word,
    { kind: 'missing', reason: 'not-reported', isVague: true },
  ]),
  ...(Object.entries(REASON_WORDS) as [MissingReason, readonly string[]][]).flatMap(([reason, words]) =>
    words.map((word): [string, Status] => [word, { kind: 'missing', reason, isVague: false }]),
  ),
]);

/** What the status cell says; `told: false` when it is empty; null when it says something unknown. */
export function readStatus(text: string): { readonly status: Status; readonly isTold: boolean } | null {
  if (text.trim() === '') return { status: { kind: 'figure', certainty: 'final' }, isTold: false };
  const status = STATUS_BY_WORD.get(wordKey(text));
  return status === undefined ? null : { status, isTold: true };
}

/** What a value cell says when it says why there is no value ("Saknas", "-", ".."); null for anything else. */
export function readMissingWord(text: string): MissingWord | null {
  if (text.trim() === '') return null;
  const status = STATUS_BY_WORD.get(wordKey(text));
  return status?.kind === 'missing' ? status : null;
}

const NOT_ASKED =
  /var(t)? ?(annat|tredje|fjärde|femte) år|vartannat år|every (second|third|fourth|fifth) year|ingå?r inte|ingick inte|not asked|frågan (ställdes|ställs) inte/i;
const NO_DATA = /^\s*(data|uppgift(er)?) saknas|^\s*no data\b/i;

/** Why a figure that is only said to be missing is missing, as far as its note tells. */
export function reasonInNote(note: string): MissingReason {
  if (NOT_ASKED.test(note)) return 'not-asked';
  if (NO_DATA.test(note)) return 'no-data';
  return 'not-reported';
}

/** "approximate in the source", "cirka", "ungefärligt värde": the note is about the figure, not about something in it. */
const APPROXIMATE_NOTE =
  /^\s*(cirka|ca\.?|ungefär(lig|ligt)?)\s*$|\bapproximate\b|(^|\s)(cirka|ungefärlig(t|a)?) (värde|siffra|uppgift|tal|i källan|enligt källan)/i;

export function isApproximateNote(note: string): boolean {
  return APPROXIMATE_NOTE.test(note);
}
