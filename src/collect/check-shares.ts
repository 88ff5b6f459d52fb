// Shares written as fractions ("0,72" for 72 per cent) are possible shares, each of them; only all together give them away.
import { compare, decimal, decimalsOf } from '../core/decimal.ts';
import type { MeasureKind } from '../core/measure.ts';
import type { DraftRow } from './draft-row.ts';
import { addFinding } from './draft-row.ts';
import { warning } from './finding.ts';

/** Fewer may be honest: a rare thing in a few groups. */
const LEAST_SHARES = 3;

export function checkShares(
  drafts: readonly DraftRow[],
  kindOf: (indicatorId: string) => MeasureKind | null,
): void {
  let first: DraftRow | null = null;
  let shares = 0;
  for (const draft of drafts) {
    const outcome = draft.figure?.outcome;
    if (outcome?.kind !== 'figure' || outcome.value === null) continue;
    if (kindOf(draft.figure?.indicatorId ?? '') !== 'proportion') continue;
    if (compare(outcome.value, decimal(1)) > 0) return;
    if (decimalsOf(outcome.value) === 0) continue;
    shares += 1;
    first ??= draft;
  }
  if (first === null || shares < LEAST_SHARES) return;
  addFinding(
    first,
    warning(
      'shares-as-fractions',
      'value',
      'Alla andelar i filen är högst 1 procent.',
      'Är de skrivna som bråk (0,72) ska de skrivas i procent (72). Är de verkligen så små behöver inget göras.',
    ),
  );
}
