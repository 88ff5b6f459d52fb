// stale-verdict: a target is called reached on a value from an earlier year, or part of a year is compared with a whole one.
// An old value is shown but never assessed (statistics.md, Status of an indicator).
import type { Sentence } from '../claims/reading.ts';
import { sentenceText } from '../claims/reading.ts';
import { findVerdicts } from '../claims/targets.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnTokens } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkStaleVerdict: Check = ({ reading }) =>
  reading.sentences.flatMap((sentence, index) => {
    const near = [reading.sentences[index - 1], sentence, reading.sentences[index + 1]].filter(
      (other): other is Sentence => other !== undefined && other.blockIndex === sentence.blockIndex,
    );
    return [...oldValue(sentence, near), ...partAgainstWhole(sentence, reading.sentences[index + 1])];
  });

/** Words that date the value behind a verdict. The year is the first group, when it stands there. */
const DATED: readonly RegExp[] = [
  /sena(?:ste|st)(?: \p{L}+){0,3},? (?:är )?(?:gäller|avser|från|är från)(?: år)? ((?:19|20)\d{2})/u,
  /(?:enkät|mätning|mätningen|undersökning|undersökningen|enkäten)(?: \p{L}+){0,3} ((?:19|20)\d{2})/u,
  /senaste (?:data|siffran|värdet|mätningen|uppgiften)(?: \p{L}+){0,2},? (?:gäller|från|är från) ((?:19|20)\d{2})/u,
  /(?:uppgiften|värdet|siffran|resultatet|mätvärdet|data)(?: \p{L}+){0,2} (?:gäller|avser|kommer från|är från)(?: \p{L}+){0,2} ((?:19|20)\d{2})/u,
  /(?:värdet|utfallet|resultatet) [\d,]+ (?:procent|%) (?:från|för) ((?:19|20)\d{2})/u,
  /((?:19|20)\d{2}); (?:värdet|uppgiften|resultatet) för (?:19|20)\d{2} (?:redovisas|kommer|saknas)/u,
];
const NO_LATER = /(?:inget|något) senare (?:mät)?värde/u;

function oldValue(sentence: Sentence, near: readonly Sentence[]): Finding[] {
  const text = near.map(sentenceText).join(' ');
  const lower = text.toLowerCase();
  const dated = DATED.map((pattern) => pattern.exec(lower)?.[1]).find((year) => year !== undefined);
  if (dated === undefined) return [];
  const years = [...lower.matchAll(/(?<![\d-])((?:19|20)\d{2})(?!\d)/gu)].map((match) => Number(match[1]));
  const verdictYear = Math.max(...years);
  const isThisYear = /årets|i år/u.test(lower);
  const hasLater = verdictYear > Number(dated) || isThisYear || NO_LATER.test(lower);
  if (!hasLater || /kan (?:ännu )?inte bedömas|bedöms inte|ingen bedömning|görs ingen/u.test(lower))
    return [];
  const verdict = findVerdicts(sentence).find((each) => each.verdict === 'reached');
  if (verdict === undefined) return [];
  return [
    findingOnTokens(sentence, verdict.first, verdict.last, {
      code: 'stale-verdict',
      severity: 'likely',
      message: `Målet kallas uppnått${verdictYear > Number(dated) ? ` för ${verdictYear}` : ''}, men värdet bakom är från ${dated}.`,
      suggestion: `Skriv att målet inte kan bedömas för året; senaste värdet är från ${dated}.`,
      arithmetic: `värdets år ${dated}${verdictYear > Number(dated) ? ` < omdömets år ${verdictYear}` : ''}`,
    }),
  ];
}

const PART_YEAR =
  /(?:januari|jan)\s?[–-]\s?(?:mars|april|juni|juli|augusti|september|oktober|november)(?: \d{4})?|tertial [12]|första halvåret(?: \d{4})?|(?:första )?(?:sex|nio|åtta|fyra|tre|tio) månaderna(?: \d{4})?|efter (?:tre|fyra|fem|sex|sju|åtta|nio|tio|elva) månader|till och med (?:april|augusti)|delår(?:et)?/u;
const WHOLE_YEAR = /helåret|hela (?:19|20)\d{2}|hela (?:föregående|förra) år(?:et)?|hela året/u;
const COMPARES =
  /minskning|ökning|färre|fler|lägre|högre|halvering|minskat|ökat|minskade|ökade|jämfört|faller|sjunker/u;
const FAIR = /samma period|motsvarande period|helårsbudget|prognos|budget|räknat i årstakt|årstakt/u;

/** A part of a year and a whole one in one sentence (or two), with a word that compares them. */
function partAgainstWhole(sentence: Sentence, next: Sentence | undefined): Finding[] {
  const own = sentenceText(sentence).toLowerCase();
  const part = PART_YEAR.exec(own);
  if (part === null || sentence.values.length === 0) return [];
  const follower =
    next !== undefined && next.blockIndex === sentence.blockIndex ? sentenceText(next).toLowerCase() : '';
  const inOwn = WHOLE_YEAR.test(own) && COMPARES.test(own);
  const inNext =
    WHOLE_YEAR.test(follower) && COMPARES.test(follower) && /^(?:det|detta|antalet)/u.test(follower);
  if ((!inOwn && !inNext) || FAIR.test(own) || FAIR.test(follower)) return [];
  if (inOwn && sentence.values.length < 1) return [];
  const start = sentence.start + part.index;
  return [
    findingOn(sentence.source, start, start + part[0].length, {
      code: 'stale-verdict',
      severity: 'likely',
      message: 'En del av året jämförs med ett helt år.',
      suggestion: 'Jämför med samma period året före, eller vänta tills året är slut.',
      arithmetic: `${part[0]} mot ${WHOLE_YEAR.exec(inOwn ? own : follower)?.[0] ?? 'helår'}`,
    }),
  ];
}
