// Claims about targets: a target value, the value that is held against it, and the verdict in words. A verdict about
// some units ("fyra enheter når målet") says nothing of the value and is no claim.
import type { Figure } from '../figures/figure.ts';
import { groupsOf } from './groups.ts';
import { isCompatible } from './pairs.ts';
import type { Sentence } from './reading.ts';
import { sentenceText, wordAt, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import { isEarlier, timesOf } from './times.ts';
import { betterDirection } from './words.ts';

type TargetVerdict = 'reached' | 'not-reached' | 'above' | 'below' | 'inside';

export interface TargetClaim {
  readonly sentence: Sentence;
  /** Tokens of the verdict. */
  readonly first: number;
  readonly last: number;
  readonly verdict: TargetVerdict;
  readonly target: Figure;
  readonly value: Figure;
  /** As the text says it; null when neither the text nor the measure says which way is better. */
  readonly comparator: '≥' | '≤' | '>' | '<' | null;
}

interface VerdictWords {
  readonly first: number;
  readonly last: number;
  readonly verdict: TargetVerdict;
}

const REACH =
  /^(?:nås|nåddes|nått|nåtts|nådd|nådda|uppnås|uppnåddes|uppnått|uppnåtts|uppnådd|uppfylls|uppfylldes|uppfyllt|uppfyllts|uppfylld|uppfyllda|klaras|klarades|klarats|klarar|klarade|överträffas|överträffades|överträffats|överträffar|når|nådde|passerades)$/u;
const TARGET_NOUN =
  /^(?:mål|målet|målen|målvärde|målvärdet|målnivån|målsättningen|målgräns|målgränsen|krav|kravet|taket|indikatorn)$/u;
const NEGATION = new Set(['inte', 'ej', 'aldrig', 'varken', 'inget']);
const MODAL = new Set([
  'ska',
  'kan',
  'kunna',
  'måste',
  'bör',
  'väntas',
  'beräknas',
  'skulle',
  'om',
  'nästan',
  'för',
  'svårt',
  'möjligt',
  'bara',
  'nära',
  'närmast',
  'nästintill',
]);

export function findVerdicts(sentence: Sentence): VerdictWords[] {
  const found: VerdictWords[] = [];
  const words = wordsBetween(sentence, sentence.from, sentence.to);
  if (!words.some((word) => TARGET_NOUN.test(word))) return found;
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const word = wordAt(sentence, at);
    const next = wordAt(sentence, at + 1);
    if (['över', 'under', 'inom'].includes(word) && TARGET_NOUN.test(next) && next !== 'mål') {
      found.push({
        first: at,
        last: at + 1,
        verdict: word === 'över' ? 'above' : word === 'under' ? 'below' : 'inside',
      });
      continue;
    }
    if (!REACH.test(word)) continue;
    const around = wordsBetween(sentence, at - 3, at + 5);
    if (
      wordsBetween(sentence, at - 1, at).some((each) => MODAL.has(each)) ||
      wordsBetween(sentence, at - 2, at).join(' ') === 'för att' ||
      MODAL.has(next)
    )
      continue;
    const isNegated = around.some((each) => NEGATION.has(each));
    const last = isNegated ? lastNegation(sentence, at) : at;
    found.push({ first: at, last: Math.max(at, last), verdict: isNegated ? 'not-reached' : 'reached' });
  }
  return found;
}

function lastNegation(sentence: Sentence, at: number): number {
  for (let last = at + 4; last > at; last -= 1) if (NEGATION.has(wordAt(sentence, last))) return last;
  return at;
}

export function findTargets(sentences: readonly Sentence[]): TargetClaim[] {
  return sentences.flatMap((sentence, index) => {
    const verdicts = findVerdicts(sentence);
    if (verdicts.length === 0) return [];
    const near = [-1, 1, -2]
      .map((offset) => sentences[index + offset])
      .filter((other): other is Sentence => other !== undefined && other.blockIndex === sentence.blockIndex);
    return verdicts.flatMap((verdict) => {
      if (isAboutSomeUnits(sentence, verdict)) return [];
      const claim = bind(sentence, verdict, near);
      return claim === null ? [] : [claim];
    });
  });
}

/** What can reach a target one by one. */
const ORGANISATION =
  /^(?:\p{L}*(?:enhet|enheter|central|centraler|mottagning|mottagningar|klinik|kliniker)|områden|kommuner|regioner|utförare|mål|indikatorer|mått|månader|chefer|verksamheter|nämnder|år)$/u;

/** "fyra klarar målet", "nås i sju av nio områden", "nås av två mottagningar". */
function isAboutSomeUnits(sentence: Sentence, verdict: VerdictWords): boolean {
  return rolesOf(sentence).some(({ figure, role }) => {
    if (role === 'count-of' || role === 'total-of') return true;
    if (figure.unit !== 'count' && figure.unit !== 'bare') return false;
    if (figure.unit === 'bare' && !figure.isWord) return false;
    if (figure.unit === 'count' && !ORGANISATION.test(figure.noun)) return false;
    return Math.abs(figure.first - verdict.first) <= 5 || figure.last < verdict.first;
  });
}

function bind(sentence: Sentence, words: VerdictWords, near: readonly Sentence[]): TargetClaim | null {
  const target =
    oneTarget(sentence, words) ??
    near.map((other) => oneTarget(other, null)).find((each) => each !== null) ??
    null;
  if (target === null) return null;
  let value = oneValue(sentence, target);
  if (value === null && candidates(sentence, target).length === 0)
    for (const other of near) {
      value = oneValue(other, target);
      if (value !== null || candidates(other, target).length > 0) break;
    }
  if (value === null) return null;
  const context = [sentence, ...near].map(sentenceText).join(' ');
  return { sentence, ...words, target, value, comparator: comparatorOf(target, context) };
}

function oneTarget(sentence: Sentence, words: VerdictWords | null): Figure | null {
  const targets = rolesOf(sentence).filter(({ role }) => role === 'target');
  const [first, ...more] = targets;
  if (first === undefined) return null;
  if (more.every(({ figure }) => figure.value === first.figure.value)) return first.figure;
  const after = words === null ? undefined : targets.find(({ figure }) => figure.first > words.first);
  return after?.figure ?? null;
}

function candidates(sentence: Sentence, target: Figure): Figure[] {
  const groups = groupsOf(sentence);
  return rolesOf(sentence)
    .filter(
      ({ role, figure }) =>
        (role === 'level' || role === 'middle') && figure !== target && !figure.isRangeEnd,
    )
    .map(({ figure }) => figure)
    .filter((figure) => isCompatible(figure, target) && figure.unit === target.unit)
    .filter((figure) => !['women', 'men', 'private', 'public'].includes(groups.get(figure) ?? ''));
}

/** The only value, or the only one of the latest time. */
function oneValue(sentence: Sentence, target: Figure): Figure | null {
  const all = candidates(sentence, target);
  const times = timesOf(sentence);
  const latest = all.filter((one) => !all.some((other) => isEarlier(times.get(one), times.get(other))));
  const [only] = latest;
  if (only === undefined || latest.length !== 1) return null;
  return times.get(only) === 'previous' ? null : only;
}

function comparatorOf(target: Figure, context: string): TargetClaim['comparator'] {
  switch (target.hedge) {
    case 'at-least':
      return '≥';
    case 'at-most':
      return '≤';
    case 'more-than':
    case 'over':
      return '>';
    case 'less-than':
      return '<';
    default: {
      // A ceiling is not to be passed, and "under målet … klaras" says itself that low is good.
      if (/(?:^| )tak(?:et)?(?: |$)|(?<!\p{L})högst(?!\p{L})|maximalt/iu.test(context)) return '≤';
      const direction = betterDirection(context);
      return direction === null ? null : direction === 'higher' ? '≥' : '≤';
    }
  }
}
