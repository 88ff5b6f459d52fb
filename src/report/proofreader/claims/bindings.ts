// Figures of the text bound to the region's values: which indicator, year, sex and group a figure is about, and what the
// data say. Where any of them is in doubt the figure is left unbound: an unbound figure is never called wrong.

import { decimalsOf } from '../../../core/decimal.ts';
import type { UnitId } from '../../../core/measure.ts';
import type { Observation } from '../../../core/observation.ts';
import { exactValue } from '../../../core/observation.ts';
import { periodKind, writePeriod, yearOf } from '../../../core/period.ts';
import type { Sex } from '../../../core/sex.ts';
import type { Indicator, Target } from '../../../plan/contract.ts';
import type { ProofData } from '../data.ts';
import type { ProofText } from '../document.ts';
import type { Figure } from '../figures/figure.ts';
import { groupsOf } from './groups.ts';
import { sameNoun } from './pairs.ts';
import type { Reading, Sentence } from './reading.ts';
import { sentenceText, wordsBetween } from './reading.ts';
import { rolesOf } from './roles.ts';
import type { Grid } from './tables.ts';
import { findVerdicts } from './targets.ts';
import { timesOf } from './times.ts';

export interface Bound {
  readonly source: ProofText;
  readonly figure: Figure;
  readonly expected: { readonly value: number; readonly half: number; readonly decimals: number };
  /** "Medicinsk bedömning inom tre dagar 2023, män". */
  readonly what: string;
  /** File and row, or "målet i planen". */
  readonly from: string;
  /** Null for a target. */
  readonly observationId: string | null;
}

/** "Målet nåddes 2023", though the data have no value for 2023. */
export interface OldValue {
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly year: number;
  readonly valueYear: number;
  readonly indicator: string;
}

interface Index {
  readonly data: ProofData;
  readonly names: readonly { readonly indicator: Indicator; readonly stems: readonly string[] }[];
}

const STOP = new Set(
  'andel andelen antal antalet av i för med och som på till den det de inom under patienter procent'.split(
    ' ',
  ),
);

function stemsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) =>
      word.length < 6 ? word : word.replace(/(?:erna|arna|orna|en|et|er|ar|or|na|s|t|n|a)$/u, ''),
    );
}

function makeIndex(data: ProofData): Index {
  const names = data.indicators.flatMap((indicator) =>
    [indicator.name, ...indicator.aliases]
      .map((name) => ({ indicator, stems: stemsOf(name), isName: name === indicator.name }))
      // One word is enough for an indicator's own name only: "täckningsgrad" is an alias of several things.
      .filter(({ stems, isName }) => stems.length > (isName ? 0 : 1)),
  );
  return { data, names };
}

/** The one indicator that the words name; the longest name wins, and two of equal length are a doubt. */
function findIndicator({ names }: Index, text: string): Indicator | null {
  const stems = stemsOf(text);
  let best: { indicator: Indicator; length: number } | null = null;
  let isDoubt = false;
  for (const { indicator, stems: wanted } of names) {
    if (
      !wanted.every((stem) =>
        stems.some((each) => each === stem || (stem.length > 5 && sameNoun(each, stem))),
      )
    )
      continue;
    if (best === null || wanted.length > best.length) {
      best = { indicator, length: wanted.length };
      isDoubt = false;
    } else if (wanted.length === best.length && best.indicator.id !== indicator.id) isDoubt = true;
  }
  return isDoubt ? null : (best?.indicator ?? null);
}

export function bindFigures(reading: Reading, data: ProofData): Bound[] {
  const index = makeIndex(data);
  return reading.sentences.flatMap((sentence, at) => {
    if (sentence.values.length === 0) return [];
    const previous = reading.sentences[at - 1];
    const own = findIndicator(index, sentenceText(sentence));
    const follows = previous !== undefined && previous.blockIndex === sentence.blockIndex;
    const carried = follows && own === null && /^(?:riket|målet|i riket)/iu.test(sentenceText(sentence));
    const headed =
      own === null && /^(?:resultatet|utfallet|andelen|värdet|utfall|resultat)/iu.test(sentenceText(sentence))
        ? headingOf(reading, sentence)
        : '';
    const indicator =
      own ??
      (headed === '' ? null : findIndicator(index, headed)) ??
      (carried ? findIndicator(index, sentenceText(previous)) : null);
    if (indicator === null) return [];
    const defaultYear = carried ? latestYear(previous) : latestYear(sentence);
    return rolesOf(sentence).flatMap(({ figure, role }) =>
      bindOne(index, sentence, indicator, figure, role, defaultYear),
    );
  });
}

/** The heading that the sentence stands under, when it stands right under it. */
function headingOf(reading: Reading, sentence: Sentence): string {
  const above = reading.passages[sentence.blockIndex - 1];
  return above?.kind === 'text' && (above.role === 'heading' || above.source.text.length < 80)
    ? above.source.text
    : '';
}

export function bindOldValues(reading: Reading, data: ProofData): OldValue[] {
  const index = makeIndex(data);
  return reading.sentences.flatMap((sentence): OldValue[] => {
    const verdict = findVerdicts(sentence).find((each) => each.verdict === 'reached');
    const year = verdict === undefined ? null : latestYear(sentence);
    const indicator = year === null ? null : findIndicator(index, sentenceText(sentence));
    if (verdict === undefined || year === null || indicator === null) return [];
    const years = data.observations
      .filter(
        ({ indicatorId, group, outcome }) =>
          indicatorId === indicator.id && group.kind === 'region' && outcome.kind === 'figure',
      )
      .map(({ period }) => yearOf(period));
    const latest = Math.max(...years.filter((each) => each <= year));
    if (years.length === 0 || !Number.isFinite(latest) || latest === year) return [];
    return [{ sentence, ...verdict, year, valueYear: latest, indicator: indicator.name }];
  });
}

function latestYear(sentence: Sentence): number | null {
  const years = sentence.figures.filter(({ kind }) => kind === 'year').map(({ value }) => value);
  return years.length === 0 ? null : Math.max(...years);
}

function bindOne(
  index: Index,
  sentence: Sentence,
  indicator: Indicator,
  figure: Figure,
  role: string,
  defaultYear: number | null,
): Bound[] {
  if (isTableResidue(sentence, figure)) return [];
  if (!['level', 'target', 'country'].includes(role) || !hasUnitOf(indicator, figure) || figure.isRangeEnd)
    return [];
  if (
    /prognos|beräknas|väntas|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|tertial/u.test(
      sentenceText(sentence).toLowerCase(),
    )
  )
    return [];
  const time = timesOf(sentence).get(figure);
  const year = typeof time === 'number' ? time : time === undefined ? defaultYear : null;
  if (year === null) return [];
  if (role === 'target') return boundTarget(index, sentence.source, indicator, figure, year);
  const group = groupNear(index, sentence, figure, role);
  if (group === null) return [];
  const named = groupsOf(sentence).get(figure);
  if (named === 'private' || named === 'public') return [];
  const sex: Sex = named === 'women' || named === 'men' ? named : 'total';
  const observation = findObservation(index, indicator, year, group, sex);
  return observation === null ? [] : toBound(sentence.source, indicator, figure, observation);
}

/** "80 % Andelen barn …": a cell of a table that a text file has left before the first word of the sentence. */
function isTableResidue(sentence: Sentence, figure: Figure): boolean {
  const next = sentence.tokens[figure.last + 1];
  return figure.first === sentence.from && next !== undefined && /^\p{Lu}/u.test(next.text);
}

function hasUnitOf(indicator: Indicator, figure: Figure): boolean {
  if (indicator.kind === 'proportion') return figure.unit === 'percent';
  if (indicator.kind === 'index') return figure.unit === 'bare' && figure.decimals > 0;
  if (indicator.kind === 'money') return figure.unit === 'money';
  return (
    indicator.kind === 'count' && (figure.unit === 'count' || figure.unit === 'bare') && figure.value > 100
  );
}

interface GroupWanted {
  readonly kind: 'region' | 'area' | 'country';
  readonly name: string;
}

/** The region, the country, or an area of the data named near the figure; null for a unit or any other name. */
function groupNear(index: Index, sentence: Sentence, figure: Figure, role: string): GroupWanted | null {
  if (role === 'country') return { kind: 'country', name: 'Riket' };
  const position = sentence.values.indexOf(figure);
  const from = sentence.values[position - 1]?.last ?? sentence.from - 1;
  const areas = index.data.observations
    .filter(({ group }) => group.kind === 'area')
    .map(({ group }) => group.name);
  const near = sentence.tokens.slice(from + 1, figure.first);
  const area = areas.find((name) => near.some((token) => token.text === name.split(' ')[0]));
  if (area !== undefined) return { kind: 'area', name: area };
  const words = wordsBetween(sentence, sentence.from, sentence.to);
  if (
    words.some((word) =>
      /^(?:hälsocentralen|vårdcentralen|kliniken|enheten|mottagningen|sjukhuset|kommunen)$/u.test(word),
    )
  )
    return null;
  return { kind: 'region', name: index.data.regionName };
}

function findObservation(
  index: Index,
  indicator: Indicator,
  year: number,
  group: GroupWanted,
  sex: Sex,
): Observation | null {
  const hits = index.data.observations.filter(
    (each) =>
      each.indicatorId === indicator.id &&
      each.sex === sex &&
      each.group.kind === group.kind &&
      (group.kind !== 'area' || each.group.name === group.name) &&
      periodKind(each.period) === 'year' &&
      yearOf(each.period) === year,
  );
  return hits.at(-1) ?? null;
}

/** Kronor in a unit of the data: amounts of a text are always in kronor. */
const SCALES: Readonly<Partial<Record<UnitId, number>>> = { tkr: 1_000, mnkr: 1_000_000 };

function toBound(source: ProofText, indicator: Indicator, figure: Figure, observation: Observation): Bound[] {
  const exact = exactValue(observation.outcome, indicator.kind);
  if (exact === null) return [];
  const scale = SCALES[indicator.unit] ?? 1;
  const value = Number(exact) * scale;
  const group = observation.group.kind === 'region' ? '' : `, ${observation.group.name}`;
  const sex =
    observation.sex === 'total' ? '' : `, ${indicator.sexNames[observation.sex === 'men' ? 'men' : 'women']}`;
  const { file, row } = observation.provenance;
  return [
    {
      source,
      figure,
      expected: {
        value,
        half: 0.5 * scale * 10 ** -decimalsOf(exact),
        decimals: decimalsOf(exact),
      },
      what: `${indicator.name} ${writePeriod(observation.period, 'sv')}${group}${sex}`,
      from: `${file}, rad ${row}`,
      observationId: observation.id,
    },
  ];
}

function boundTarget(
  index: Index,
  source: ProofText,
  indicator: Indicator,
  figure: Figure,
  year: number,
): Bound[] {
  const targets = index.data.targets.filter(
    (target): target is Extract<Target, { kind: 'level' }> =>
      target.kind === 'level' &&
      target.indicatorId === indicator.id &&
      target.year === year &&
      target.group === null &&
      target.sex === 'total',
  );
  const [target, ...more] = targets;
  if (target === undefined || more.length > 0) return [];
  return [
    {
      source,
      figure,
      expected: { value: Number(target.value) * (SCALES[target.unit] ?? 1), half: 0, decimals: 0 },
      what: `Målet för ${indicator.name} ${year}`,
      from: 'planens målvärde',
      observationId: null,
    },
  ];
}

/** Rows named by an indicator, columns by a year or "Mål 2023". */
export function bindTables(tables: readonly Grid[], data: ProofData): Bound[] {
  const index = makeIndex(data);
  return tables.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const indicator = findIndicator(index, row[0]?.source.text ?? '');
      if (indicator === null) return [];
      return row.flatMap((cell, column) => {
        const head = grid.header[column]?.lower ?? '';
        const year = /(?:^|\D)((?:19|20)\d{2})$/u.exec(head)?.[1];
        if (cell.figure === null || year === undefined || !hasUnitOf(indicator, cell.figure)) return [];
        if (/^mål/u.test(head)) return boundTarget(index, cell.source, indicator, cell.figure, Number(year));
        const observation = findObservation(
          index,
          indicator,
          Number(year),
          { kind: 'region', name: '' },
          'total',
        );
        return observation === null ? [] : toBound(cell.source, indicator, cell.figure, observation);
      });
    }),
  );
}
