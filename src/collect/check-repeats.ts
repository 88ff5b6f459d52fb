// The same figure twice in one delivery. Told alike it is read once, with a warning; told differently neither is believed.

import { compare } from '../core/decimal.ts';
import type { ObservedFigure, Outcome } from '../core/observation.ts';
import type { DraftRow } from './draft-row.ts';
import { addFinding, rowWords } from './draft-row.ts';
import { error, warning } from './finding.ts';

/** One pass over the rows; rows without a figure are left alone. */
export class RepeatCheck {
  private readonly firstByKey = new Map<string, DraftRow>();

  add(draft: DraftRow): void {
    if (draft.figure === null) return;
    const key = `${draft.seriesKey}|${draft.figure.sex}`;
    const first = this.firstByKey.get(key);
    if (first === undefined) {
      this.firstByKey.set(key, draft);
      return;
    }
    if (first.figure !== null && isSameOutcome(first.figure.outcome, draft.figure.outcome)) {
      draft.isRepeated = true;
      addFinding(
        draft,
        warning(
          'row-repeated',
          null,
          `Raden upprepar ${rowWords(first, draft)} och läses inte två gånger.`,
          isSameNote(first.figure, draft.figure)
            ? 'Ta bort den ena.'
            : 'Ta bort den ena. Bara den första radens kommentar följer med.',
        ),
      );
      return;
    }
    addFinding(draft, contradiction(first, draft));
    addFinding(first, contradiction(draft, first));
  }
}

/** Equal in number ("72" and "72.0"), in counts, in certainty and in reason. */
export function isSameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === 'missing' || b.kind === 'missing')
    return a.kind === 'missing' && b.kind === 'missing' && a.reason === b.reason;
  const isSameValue =
    a.value === b.value || (a.value !== null && b.value !== null && compare(a.value, b.value) === 0);
  return (
    isSameValue &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.certainty === b.certainty
  );
}

function isSameNote(a: ObservedFigure, b: ObservedFigure): boolean {
  return a.note === b.note;
}

function contradiction(other: DraftRow, seenFrom: DraftRow) {
  return error(
    'row-contradicts-row',
    null,
    `Raden och ${rowWords(other, seenFrom)} gäller samma indikator, grupp, kön och period men säger olika saker.`,
    'Ta bort den som är fel.',
  );
}
