// An indicator as Swedish prose, made from its model: what is written here is what engines count, not what somebody hoped.

import type { ComputedIndicator } from '../language/definition.ts';
import type { DateExpression } from '../model/expression.ts';
import type { MeasureModel, Statistic } from '../model/measure-model.ts';
import { attribute, clause, conjuncts } from './conditions.ts';
import { describeDay, nameOfFraction, nameOfNumber, nameOfText, type ProseContext } from './values.ts';
import { TABLE_WORDS } from './words.ts';

/** A heading with its sentences; each line is whole and can stand in a list. */
export interface Passage {
  readonly heading: string;
  readonly lines: readonly string[];
}

export function proseContextOf(indicator: Pick<ComputedIndicator, 'model' | 'codeLists'>): ProseContext {
  return {
    listNames: new Map(indicator.codeLists.map(({ id, name }) => [id, name])),
    dayNames: nameDays(indicator.model),
    attribute,
  };
}

/** The measure in the order that it is computed. */
export function explainIndicator(indicator: ComputedIndicator): readonly Passage[] {
  const context = proseContextOf(indicator);
  const { model, reasonNames } = indicator;
  const rowWord = rowWordOf(model);
  const reasons = (list: MeasureModel['exclusions']) =>
    list.map(({ id, when }) => `${reasonNames.get(id) ?? id}: ${clause(when, rowWord, context)}.`);
  const passages: readonly Passage[] = [
    { heading: 'Vad som räknas', lines: [whatIsCounted(model, context)] },
    { heading: 'Dagar', lines: [...context.dayNames].map(([json, name]) => dayLine(json, name, context)) },
    {
      heading: 'Population',
      lines: conjuncts(model.population).map((part) => `${clause(part, rowWord, context)}.`),
    },
    { heading: 'Räknas bort', lines: reasons(model.exclusions) },
    { heading: 'Undantag (räknas bara i täljaren)', lines: reasons(model.exceptions) },
    statisticPassage(model.statistic, rowWord, context),
    { heading: 'Hör till enheten', lines: [`${unitWords(model, context)}.`] },
    { heading: 'Kodlistor', lines: indicator.codeLists.map(codeListLine) },
  ];
  return passages
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => ({ heading, lines: lines.map(capitalised) }));
}

/** What a counted row is called; null when persons are counted. */
export function rowWordOf({ subject }: MeasureModel): string | null {
  return subject.kind === 'rows' ? TABLE_WORDS[subject.table].definite : null;
}

function unitWords(model: MeasureModel, context: ProseContext): string {
  const rowWord = rowWordOf(model);
  return model.subject.unit.kind === 'text-column' && rowWord !== null
    ? `${rowWord}s egen enhet`
    : nameOfText(model.subject.unit, context);
}

function whatIsCounted({ subject }: MeasureModel, context: ProseContext): string {
  switch (subject.kind) {
    case 'persons':
      return 'personer, en gång var för varje period.';
    case 'rows':
      return `${TABLE_WORDS[subject.table].many} under perioden, efter ${nameOfDateColumn(subject.dateColumn, context)}.`;
  }
}

function nameOfDateColumn(column: string, context: ProseContext): string {
  return nameOfText({ kind: 'text-column', of: 'row', column }, context);
}

function statisticPassage(statistic: Statistic, rowWord: string | null, context: ProseContext): Passage {
  switch (statistic.kind) {
    case 'proportion':
      return {
        heading: 'Täljare',
        lines: conjuncts(statistic.numerator).map((part) => `${clause(part, rowWord, context)}.`),
      };
    case 'mean':
      return { heading: 'Medelvärde av', lines: [`${nameOfFraction(statistic.value, context)}.`] };
    case 'rate':
      return {
        heading: `Antal per ${statistic.per}`,
        lines: [`${nameOfNumber(statistic.amount, context)}, summerat över populationen.`],
      };
    case 'count':
      return { heading: 'Resultat', lines: ['hur många de är.'] };
  }
}

/** One day of its own is "startdagen"; several are "dag A", "dag B", in the order they stand. */
function nameDays(model: MeasureModel): ReadonlyMap<string, string> {
  const days: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    // Inner days first: a day may be described by another.
    Object.values(value).forEach(visit);
    const json = JSON.stringify(value);
    if ('kind' in value && value.kind === 'event-date' && !days.includes(json)) days.push(json);
  };
  visit(model);
  return new Map(
    days.map((json, index) => [
      json,
      days.length === 1 ? 'startdagen' : `dag ${String.fromCharCode(65 + index)}`,
    ]),
  );
}

function dayLine(json: string, name: string, context: ProseContext): string {
  // The keys of the map are JSON of exactly these expressions (nameDays).
  const day = JSON.parse(json) as Extract<DateExpression, { kind: 'event-date' }>;
  return `${name} är ${describeDay(day, context)}.`;
}

function codeListLine({ name, codes, status, version }: ComputedIndicator['codeLists'][number]): string {
  const written = [...codes.under.map((code) => `${code}–`), ...codes.exact].join(', ');
  const except =
    codes.except.length === 0 ? '' : ` utom ${codes.except.map((code) => `${code}–`).join(', ')}`;
  const mark = status === 'to-verify' ? '; att verifiera mot Kvalitetsindikatorkatalogen' : '';
  return `${name}: ${written}${except} (${version}${mark}).`;
}

function capitalised(line: string): string {
  return `${line.charAt(0).toLocaleUpperCase('sv-SE')}${line.slice(1)}`;
}
