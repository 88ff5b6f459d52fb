// Does a printed share follow from k of n? One answer for share-of-count, impossible-share and rounding. "Possible" is the
// GRIM test (statistics.md, Possible shares): some whole k must round to the print at its decimals.
import type { Figure } from '../figures/figure.ts';
import { intervalOf } from '../figures/figure.ts';

type ShareJudgement = 'holds' | 'truncated' | 'impossible' | 'wrong';

const ROUNDING = 1e-9;

export function judgeShare(part: Figure, whole: Figure, percent: Figure): ShareJudgement {
  if (whole.value === 0) return 'holds';
  const exact = (part.value / whole.value) * 100;
  const printed = intervalOf(percent);
  const slack = (100 * (slackOf(part) + slackOf(whole) * (exact / 100))) / Math.abs(whole.value);
  if (exact + slack >= printed.low - ROUNDING && exact - slack <= printed.high + ROUNDING) return 'holds';
  const unit = 10 ** -percent.decimals;
  const isTruncated =
    percent.hedge === null &&
    Math.floor(exact / unit + ROUNDING) * unit + unit / 1e6 >= percent.value &&
    Math.abs(Math.floor(exact / unit + ROUNDING) * unit - percent.value) < unit / 1e3;
  const isExact = part.hedge === null && whole.hedge === null && part.unit !== 'money';
  if (isExact && !isPossible(whole.value, percent)) return 'impossible';
  return isTruncated ? 'truncated' : 'wrong';
}

/** Counts are exact; money and hedged figures carry their rounding. */
function slackOf(figure: Figure): number {
  if (figure.hedge !== null) return Math.abs(figure.value) * 0.05;
  return figure.unit === 'money' || figure.scale > 1 ? figure.half : 0;
}

/** True when some whole number of `total` gives the printed share. */
export function isPossible(total: number, percent: Figure): boolean {
  const step = 10 ** -percent.decimals;
  if (total >= 100 / step) return true;
  const near = Math.round((percent.value / 100) * total);
  for (const count of [near - 1, near, near + 1]) {
    if (count < 0 || count > total) continue;
    const exact = (count / total) * 100;
    if (Math.abs(exact - percent.value) <= step / 2 + ROUNDING) return true;
  }
  return false;
}

/** The possible shares just under and over the printed one, as counts. */
export function possibleNeighbours(total: number, percent: Figure): readonly [number, number] {
  const low = Math.floor((percent.value / 100) * total);
  return [low, Math.min(total, low + 1)];
}
