// The `measure:` part of an indicator: who is counted, who is left out, what is counted. Ends as a model.
import type { Tree } from '../../core/written/parse-yaml.ts';
import type { Report, Section } from '../../core/written/section.ts';
import { CARE_TABLES, type CareColumn } from '../care-data/tables.ts';
import type {
  BooleanExpression,
  DateExpression,
  EventSelection,
  FractionExpression,
  IntegerExpression,
  TextExpression,
} from '../model/expression.ts';
import type { MeasureModel, Reason, Statistic, Subject } from '../model/measure-model.ts';
import type { WrittenCodeList } from './code-list.ts';
import { readFields, readGrouped, readLatest } from './read-comparison.ts';
import { readConditions } from './read-condition.ts';
import { EVENT_TABLES, readSelection } from './read-selection.ts';
import { type Reading, refuse } from './reading.ts';

export interface ReadMeasure {
  readonly model: MeasureModel;
  readonly reasonNames: ReadonlyMap<string, string>;
}

export interface MeasureContext {
  readonly file: string;
  readonly report: Report;
  readonly codeLists: ReadonlyMap<string, WrittenCodeList>;
}

/** Null with problems when any part can't be read. Closes the section. */
export function readMeasure(section: Section, context: MeasureContext): ReadMeasure | null {
  const subject = readSubject(section);
  const reading = readNamedDays(section, {
    ...context,
    events: new Map(),
    days: new Map(),
    row: subject?.kind === 'rows' ? subject.table : null,
    today: subject?.ageOn ?? { kind: 'period-last-day' },
    readConditions,
  });
  const population = readConditionsAt(section, 'population', reading);
  const exclusions = readReasons(section, 'exclude', reading);
  const exceptions = readReasons(section, 'except', reading);
  const statistic = readStatistic(section, reading);
  section.close();
  if (!subject || !population || !exclusions || !exceptions || !statistic) return null;
  const reasons = [...exclusions, ...exceptions];
  return {
    model: {
      subject,
      population,
      exclusions: exclusions.map(({ reason }) => reason),
      exceptions: exceptions.map(({ reason }) => reason),
      statistic,
    },
    reasonNames: new Map(reasons.map(({ reason, name }) => [reason.id, name])),
  };
}

const LISTED_UNIT = (on: DateExpression): TextExpression => ({
  kind: 'in-force',
  table: 'listing',
  column: 'unit',
  on,
});

/** `count: persons` or a table of events; `attributed-to: listing` or, of events, `own-unit`. */
function readSubject(section: Section): Subject | null {
  const count = section.oneOf('count', ['persons', ...EVENT_TABLES] as const);
  const isGiven = section.has('attributed-to');
  const attribution = isGiven ? section.oneOf('attributed-to', ['listing', 'own-unit']) : null;
  if (count === null) return null;
  if (count === 'persons') {
    if (attribution === 'own-unit')
      section.problem(
        'attributed-to',
        'no-own-unit',
        'En person har ingen egen enhet.',
        'Personer hör till enheten där de är listade: skriv listing eller ta bort raden.',
      );
    const ageOn = { kind: 'period-last-day' } as const;
    return { kind: 'persons', unit: LISTED_UNIT(ageOn), ageOn };
  }
  const dateColumn: string = CARE_TABLES[count].shape.on;
  const columns: readonly CareColumn[] = CARE_TABLES[count].columns;
  const ageOn = { kind: 'date-column', of: 'row', column: dateColumn } as const;
  const ownUnit = { kind: 'text-column', of: 'row', column: 'unit' } as const;
  const hasUnit = columns.some(({ name }) => name === 'unit');
  return {
    kind: 'rows',
    table: count,
    dateColumn,
    unit: attribution === 'listing' || !hasUnit ? LISTED_UNIT(ageOn) : ownUnit,
    ageOn,
  };
}

/** `events:` gives names to selections that are used more than once: `lakarbesok: {contact: …, within: 18 months}`. */
function readNamedEvents(section: Section, reading: Reading): Reading {
  const tree = section.tree('events');
  if (tree === null) return reading;
  if (tree.kind !== 'map') {
    refuse(
      reading,
      tree,
      'wrong-form',
      '”events” ska ge händelser namn.',
      'Skriv till exempel lakarbesok: {contact: {profession: doctor}, within: 18 months}.',
    );
    return reading;
  }
  const events = new Map<string, EventSelection>();
  for (const [name, { tree: value }] of tree.fields) {
    const among = readSelection({ ...reading, events }, value);
    if (among !== null) events.set(name, among);
  }
  return { ...reading, events };
}

/** `days:` gives names to days: `insjuknande: {first: {diagnosis: depression, within: period}}`. Later ones may use earlier. */
function readNamedDays(section: Section, outer: Reading): Reading {
  const reading = readNamedEvents(section, outer);
  const tree = section.tree('days');
  if (tree === null) return reading;
  if (tree.kind !== 'map') {
    refuse(
      reading,
      tree,
      'wrong-form',
      '”days” ska ge dagar namn.',
      'Skriv till exempel insjuknande: {first: {diagnosis: depression, within: period}}.',
    );
    return reading;
  }
  const days = new Map<string, DateExpression>();
  for (const [name, { tree: value }] of tree.fields) {
    const day = readNamedDay({ ...reading, days }, value);
    if (day !== null) days.set(name, day);
  }
  return { ...reading, days };
}

function readNamedDay(reading: Reading, tree: Tree): DateExpression | null {
  const [key, field] = tree.kind === 'map' ? ([...tree.fields][0] ?? []) : [];
  if (
    tree.kind !== 'map' ||
    tree.fields.size !== 1 ||
    field === undefined ||
    (key !== 'first' && key !== 'last')
  )
    return refuse(
      reading,
      tree,
      'wrong-form',
      'En dag är den första eller den sista av några händelser.',
      'Skriv {first: {…}} eller {last: {…}}.',
    );
  const among = readSelection(reading, field.tree);
  return among === null
    ? null
    : { kind: 'event-date', pick: key, among, column: CARE_TABLES[among.table].shape.on };
}

function readConditionsAt(section: Section, key: string, reading: Reading): BooleanExpression | null {
  const tree = section.tree(key);
  if (tree !== null) return readConditions(reading, tree);
  section.problem(undefined, 'missing-key', `”${key}” saknas.`, `Lägg till ”${key}: …”.`);
  return null;
}

interface NamedReason {
  readonly reason: Reason;
  readonly name: string;
}

function readReasons(section: Section, key: string, reading: Reading): readonly NamedReason[] | null {
  const read = section.sections(key).map((each) => {
    const id = each.id('id');
    const name = each.text('name');
    const when = readConditionsAt(each, 'when', reading);
    each.close();
    return id === null || name === null || when === null ? null : { reason: { id, when }, name };
  });
  const known = read.filter((reason) => reason !== null);
  return known.length < read.length ? null : known;
}

const STATISTIC_KEYS = ['numerator', 'mean', 'amount'] as const;

/** One of `numerator` (a share), `mean`, `amount` with `per` (a rate), or none: then the subjects are counted. */
function readStatistic(section: Section, reading: Reading): Statistic | null {
  const given = STATISTIC_KEYS.filter((key) => section.has(key));
  if (given.length > 1) {
    section.problem(
      given[1],
      'two-statistics',
      `${given.map((key) => `”${key}”`).join(' och ')} kan inte stå tillsammans.`,
      'En andel har numerator, ett medelvärde mean och ett antal per 1 000 amount.',
    );
    return null;
  }
  const per = section.has('per') ? section.integer('per') : null;
  const [key] = given;
  if (key === undefined) return { kind: 'count' };
  const tree = section.tree(key);
  if (tree === null) return null;
  switch (key) {
    case 'numerator': {
      const numerator = readConditions(reading, tree);
      return numerator === null ? null : { kind: 'proportion', numerator };
    }
    case 'mean': {
      const value = readFraction(reading, tree);
      return value === null ? null : { kind: 'mean', value };
    }
    case 'amount': {
      const amount = readAmount(reading, tree);
      if (per === null || per === 0)
        section.problem('amount', 'missing-key', '”per” saknas: per hur många?', 'Lägg till ”per: 1000”.');
      return amount === null || per === null ? null : { kind: 'rate', per, amount };
    }
  }
}

/** `{coc: SELECTION, by: staff}`, `{most-seen-share: SELECTION, by: staff}`, `{latest: SELECTION}`, `{number: SELECTION}`. */
function readFraction(reading: Reading, tree: Tree): FractionExpression | null {
  const keys = tree.kind === 'map' ? [...tree.fields.keys()] : [];
  const kind = (['coc', 'most-seen-share', 'latest', 'number'] as const).find((key) => keys.includes(key));
  if (kind === undefined)
    return refuse(
      reading,
      tree,
      'wrong-form',
      'Det står inte vad medelvärdet tas av.',
      'Skriv {coc: {…}, by: staff}, {most-seen-share: {…}, by: staff}, {latest: {…}} eller {number: {…}}.',
    );
  switch (kind) {
    case 'coc':
    case 'most-seen-share': {
      const fields = readFields(reading, tree, [kind, 'by']);
      const grouped = fields === null ? null : readGrouped(reading, fields(kind), fields('by'));
      if (grouped === null) return null;
      return kind === 'coc'
        ? { kind: 'coc', ...grouped }
        : {
            kind: 'share',
            part: { kind: 'largest-group', ...grouped },
            whole: { kind: 'count', among: grouped.among },
          };
    }
    case 'latest': {
      const fields = readFields(reading, tree, ['latest'], ['same-day']);
      const value = fields === null ? null : readLatest(reading, fields('latest'), tree, 'last');
      return value === null ? null : { kind: 'number', value };
    }
    case 'number': {
      const fields = readFields(reading, tree, ['number']);
      const among = fields === null ? null : readSelection(reading, fields('number'));
      return among === null ? null : { kind: 'number', value: { kind: 'count', among } };
    }
  }
}

function readAmount(reading: Reading, tree: Tree): IntegerExpression | null {
  const fields = readFields(reading, tree, ['number']);
  const among = fields === null ? null : readSelection(reading, fields('number'));
  return among === null ? null : { kind: 'count', among };
}
