// money-and-scale: one amount in two scales that differ, a part greater than its whole by a thousand, a budget, outcome and
// deviation that do not fit, and a change whose amount and per cent imply a base that cannot be.

import type { LevelClaim } from '../claims/levels.ts';
import type { Sentence } from '../claims/reading.ts';
import { sentenceText, wordAt, wordsBetween } from '../claims/reading.ts';
import { rolesOf } from '../claims/roles.ts';
import type { Figure } from '../figures/figure.ts';
import { intervalOf, overlaps } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOnFigure, say, sayFigure } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkMoneyAndScale: Check = ({ reading, levels }) => [
  ...reading.sentences.flatMap((sentence, index) => {
    const previous = reading.sentences[index - 1];
    const before = previous !== undefined && previous.blockIndex === sentence.blockIndex ? previous : null;
    if (!sentence.values.some(({ unit }) => unit === 'money')) return [];
    return firstOf(
      twoScales(sentence, before),
      deviation(sentence),
      overrun(sentence),
      impliedBase(sentence),
      tooGreatPart(sentence, before),
      shareOfAmount(sentence, before),
    );
  }),
  ...scaledLevels(levels),
];

/** One sentence, one slip: the first explanation is the one to show. */
function firstOf(...lists: readonly (readonly Finding[])[]): readonly Finding[] {
  return lists.find((list) => list.length > 0) ?? [];
}

const RESTATES =
  /^(?:\(|, det vill säga|, dvs \.?|, alltså|eller|, eller|=|,? ?vilket (?:motsvarar|är|innebär)|,? ?motsvarande|motsvarar)$/u;

function isScaleSlip(a: Figure, b: Figure): boolean {
  if (a.value === 0 || b.value === 0) return false;
  const log = Math.log10(Math.abs(a.value / b.value));
  return Math.abs(log) > 0.9 && Math.abs(log - Math.round(log)) < 0.03;
}

/** "526 236 tkr (52,6 mnkr)", "4 310 tkr. Överskottet är alltså 43,1 mnkr." */
function twoScales(sentence: Sentence, before: Sentence | null): Finding[] {
  const money = sentence.values.filter(({ unit }) => unit === 'money');
  for (let index = 1; index < money.length; index += 1) {
    const [a, b] = [money[index - 1], money[index]];
    if (a === undefined || b === undefined || a.scale === b.scale) continue;
    const between = wordsBetween(sentence, a.last + 1, b.first).join(' ');
    if (!RESTATES.test(between)) continue;
    if (!overlaps(intervalOf(a), intervalOf(b)) && isScaleSlip(a, b)) return [scaleFinding(sentence, a, b)];
  }
  const [only, ...more] = money;
  const earlier = before?.values.filter(({ unit }) => unit === 'money') ?? [];
  const [from] = earlier;
  if (only === undefined || from === undefined || more.length > 0 || earlier.length !== 1) return [];
  const restates = wordsBetween(sentence, sentence.from, only.first).includes('alltså');
  return restates && only.scale !== from.scale && isScaleSlip(from, only)
    ? [scaleFinding(sentence, from, only)]
    : [];
}

function scaleFinding(sentence: Sentence, a: Figure, b: Figure): Finding {
  return findingOnFigure(sentence, b, {
    code: 'money-and-scale',
    severity: 'error',
    message: `${sayFigure(a)} är ${say(a.value / b.scale, b.decimals === 0 ? 1 : b.decimals)} ${b.unitText}, inte ${sayFigure(b)}.`,
    suggestion: 'Kontrollera storleksordningen (tkr eller mnkr).',
    arithmetic: `${sayFigure(a)} = ${say(a.value, 0)} kronor; ${sayFigure(b)} = ${say(b.value, 0)} kronor`,
  });
}

/** Budget, outcome and deviation in one sentence. */
function deviation(sentence: Sentence): Finding[] {
  const money = sentence.values.filter(({ unit }) => unit === 'money');
  const find = (pattern: RegExp) => money.find((figure) => pattern.test(nearest(sentence, figure)));
  const budget = find(/^budget/u);
  const outcome = find(/^utfall/u);
  const stated = money.find((figure) =>
    /^(?:avvikelse|avvikelsen|överskreds|underskott|överskott|underskreds)/u.test(nearest(sentence, figure)),
  );
  if (budget === undefined || outcome === undefined || stated === undefined || money.length !== 3) return [];
  const exact = Math.abs(outcome.value - budget.value);
  const slack = budget.half + outcome.half + stated.half;
  if (
    Math.abs(exact - Math.abs(stated.value)) <=
    (budget.decimals === stated.decimals ? stated.half / 5 : slack) + 1e-6
  )
    return [];
  return [
    findingOnFigure(sentence, stated, {
      code: 'money-and-scale',
      severity: 'error',
      message: `Avvikelsen anges till ${sayFigure(stated)} men budget och utfall ger ${say(exact / stated.scale, stated.decimals)} ${stated.unitText}.`,
      suggestion: 'Rätta avvikelsen, budgeten eller utfallet.',
      arithmetic: `${sayFigure(budget)} − ${sayFigure(outcome)} = ${say((budget.value - outcome.value) / stated.scale, Math.max(budget.decimals, outcome.decimals))} ${stated.unitText}`,
    }),
  ];
}

/** "Utfallet, 97 mnkr, översteg budgeten på 60 mnkr med 27 mnkr." */
function overrun(sentence: Sentence): Finding[] {
  const [a, b, stated, ...more] = sentence.values.filter(({ unit }) => unit === 'money');
  if (a === undefined || b === undefined || stated === undefined || more.length > 0) return [];
  const words = wordsBetween(sentence, a.last + 1, b.first);
  if (
    !words.some((word) => /^(?:översteg|understeg|överskred|underskred)$/u.test(word)) ||
    wordAt(sentence, stated.first - 1) !== 'med'
  )
    return [];
  const exact = Math.abs(a.value - b.value);
  if (
    Math.abs(exact - stated.value) <=
    stated.half / 5 + (a.half + b.half) * (a.decimals > stated.decimals ? 1 : 0) + 1e-6
  )
    return [];
  return [
    findingOnFigure(sentence, stated, {
      code: 'money-and-scale',
      severity: 'error',
      message: `Skillnaden anges till ${sayFigure(stated)} men beloppen ger ${say(exact / stated.scale, stated.decimals)} ${stated.unitText}.`,
      suggestion: 'Rätta skillnaden eller beloppen.',
      arithmetic: `${sayFigure(a)} − ${sayFigure(b)} = ${say((a.value - b.value) / stated.scale, Math.max(a.decimals, b.decimals))} ${stated.unitText}`,
    }),
  ];
}

const NAMES =
  /^(?:budget|budgeten|budgeterade|budgeterat|utfall|utfallet|avvikelse|avvikelsen|överskreds|underskreds|underskott|överskott)$/u;

/** The name nearest before the figure. */
function nearest(sentence: Sentence, figure: Figure): string {
  for (let at = figure.first - 1, steps = 0; at >= sentence.from && steps < 6; at -= 1, steps += 1) {
    if (sentence.values.some((value) => value.last === at)) return '';
    const word = wordAt(sentence, at);
    if (NAMES.test(word)) return word;
  }
  return '';
}

/** "ökade med 3 143 tkr, motsvarande 5 procent, till totalt 30 200 tkr": amount and per cent give the base, and so the result. */
function impliedBase(sentence: Sentence): Finding[] {
  const roled = rolesOf(sentence);
  const index = roled.findIndex(({ role, figure }) => role === 'change' && figure.unit === 'money');
  const amount = roled[index];
  const percent = roled[index + 1];
  const result = roled[index + 2];
  if (amount === undefined || percent?.figure.unit !== 'percent' || result?.figure.unit !== 'money')
    return [];
  if (percent.role !== 'change' || result.role === 'target') return [];
  const lead = wordsBetween(sentence, percent.figure.last + 1, result.figure.first).filter(
    (word) => word !== ',' && word !== 'totalt' && word !== ')',
  );
  if (lead.length !== 1 || lead[0] !== 'till' || (amount.tendency !== 'up' && amount.tendency !== 'down'))
    return [];
  const base = result.figure.value - Math.abs(amount.figure.value) * (amount.tendency === 'up' ? 1 : -1);
  if (base <= 0) return [];
  const exact = (Math.abs(amount.figure.value) / base) * 100;
  const { low, high } = intervalOf(percent.figure);
  const slack =
    exact * ((amount.figure.half + result.figure.half) / Math.max(1, Math.abs(amount.figure.value)));
  if (exact >= low - slack && exact <= high + slack) return [];
  return [
    findingOnFigure(sentence, percent.figure, {
      code: 'money-and-scale',
      severity: 'error',
      message: `${sayFigure(amount.figure)} av ${say(base / result.figure.scale, result.figure.decimals)} ${result.figure.unitText} är ${say(exact, 1)} procent, inte ${sayFigure(percent.figure)}.`,
      suggestion: 'Rätta procenttalet eller beloppen.',
      arithmetic: `${sayFigure(result.figure)} − ${sayFigure(amount.figure)} = ${say(base / result.figure.scale, result.figure.decimals)}; ${sayFigure(amount.figure)} / ${say(base / result.figure.scale, result.figure.decimals)} = ${say(exact, 1)} procent`,
    }),
  ];
}

/** "Av den står rekvisition för 12 600 mnkr" when the whole is 84 mnkr. */
function tooGreatPart(sentence: Sentence, before: Sentence | null): Finding[] {
  const start = wordsBetween(sentence, sentence.from, sentence.from + 2).join(' ');
  const whole = before?.values.filter(({ unit }) => unit === 'money') ?? [];
  const [only] = whole;
  const part = sentence.values.find(({ unit }) => unit === 'money');
  if (
    !/^av (?:den|det|dem|detta|denna|stödet|beloppet|kostnaden|summan)$/u.test(start) ||
    only === undefined ||
    part === undefined
  )
    return [];
  if (whole.length !== 1 && only.value < (whole[1]?.value ?? 0)) return [];
  if (Math.abs(part.value) <= Math.abs(only.value)) return [];
  return [
    findingOnFigure(sentence, part, {
      code: 'money-and-scale',
      severity: 'error',
      message: `En del, ${sayFigure(part)}, är större än helheten ${sayFigure(only)}.`,
      suggestion: 'Kontrollera storleksordningen (tkr eller mnkr).',
      arithmetic: `${say(part.value, 0)} kronor > ${say(only.value, 0)} kronor`,
    }),
  ];
}

/** "12 tkr …, 0,4 procent av omsättningen på 30 mnkr", "3 100 tkr, det vill säga tio procent" of a known amount. */
function shareOfAmount(sentence: Sentence, before: Sentence | null): Finding[] {
  const { values } = sentence;
  for (let index = 1; index < values.length; index += 1) {
    const [part, percent, next] = [values[index - 1], values[index], values[index + 1]];
    if (part?.unit !== 'money' || percent?.unit !== 'percent') continue;
    const tie = wordsBetween(sentence, part.last + 1, percent.first);
    if (
      tie.length > 6 ||
      rolesOf(sentence).some(({ figure, role }) => figure === part && role === 'change' && percent.sign !== 0)
    )
      continue;
    const isTied = [',', 'eller', '('].some((word) => tie.includes(word));
    const of = wordAt(sentence, percent.last + 1) === 'av';
    const isAlone = values.filter(({ unit }) => unit === 'money').length === 1;
    const whole = of ? (next?.unit === 'money' ? next : null) : isAlone ? wholeFrom(before) : null;
    if (!isTied || whole === null || whole === part || whole.value <= 0) continue;
    if (
      !of &&
      !/^av (?:den|det|denna|detta|stödet|beloppet|kostnaden|summan|anslaget|bidraget) /u.test(
        sentenceText(sentence).toLowerCase(),
      )
    )
      continue;
    const exact = (Math.abs(part.value) / whole.value) * 100;
    const { low, high } = intervalOf(percent);
    const slack = exact * (part.half / Math.max(1, Math.abs(part.value)) + whole.half / whole.value);
    if (exact >= low - slack && exact <= high + slack) continue;
    return [
      findingOnFigure(sentence, of ? part : part, {
        code: 'money-and-scale',
        severity: 'error',
        message: `${sayFigure(part)} är ${say(exact, exact < 1 ? 2 : 1)} procent av ${sayFigure(whole)}, inte ${sayFigure(percent)}.`,
        suggestion: 'Kontrollera beloppens storleksordning (tkr eller mnkr) och procenttalet.',
        arithmetic: `${say(part.value, 0)} / ${say(whole.value, 0)} = ${say(exact, exact < 1 ? 2 : 1)} procent`,
      }),
    ];
  }
  return [];
}

function wholeFrom(before: Sentence | null): Figure | null {
  const money = before?.values.filter(({ unit }) => unit === 'money') ?? [];
  return money[0] ?? null;
}

/** The same amount in two places, a power of ten apart. */
function scaledLevels(levels: readonly LevelClaim[]): Finding[] {
  const first = new Map<string, LevelClaim>();
  return levels.flatMap((claim): Finding[] => {
    if (claim.figure.unit !== 'money') return [];
    const earlier = first.get(claim.key);
    if (earlier === undefined) {
      first.set(claim.key, claim);
      return [];
    }
    if (
      overlaps(intervalOf(earlier.figure), intervalOf(claim.figure)) ||
      !isScaleSlip(earlier.figure, claim.figure)
    )
      return [];
    return [scaleFinding(claim.sentence, earlier.figure, claim.figure)];
  });
}
