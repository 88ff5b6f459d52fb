// Conditions as Swedish: as what is said of the person or row that is counted ("är listad …"), and as what is said of many
// rows in a selection ("med yrket läkare"). Both forms answer for every kind of condition.

import type {
  BooleanExpression,
  CodeList,
  ComparisonOperator,
  NumberExpression,
} from '../model/expression.ts';
import { readByType } from '../model/value-types.ts';
import { nameOfDay, nameOfEvents, nameOfNumber, nameOfText, type ProseContext, same } from './values.ts';
import {
  BOOLEAN_WORDS,
  columnWord,
  enumerate,
  numberWord,
  oneOf,
  TABLE_WORDS,
  valueWord,
  writeInteger,
} from './words.ts';

const OPERATOR_WORDS = {
  '<': 'under',
  '≤': 'högst',
  '=': 'precis',
  '≥': 'minst',
  '>': 'över',
} as const satisfies Record<ComparisonOperator, string>;

const DATE_OPERATOR_WORDS = {
  '<': 'före',
  '≤': 'senast',
  '=': 'samma dag som',
  '≥': 'tidigast',
  '>': 'efter',
} as const satisfies Record<ComparisonOperator, string>;

/** Said of the one who is counted: "är listad periodens sista dag". */
export function predicate(condition: BooleanExpression, context: ProseContext): string {
  switch (condition.kind) {
    case 'always':
      return 'uppfylls av alla';
    case 'all-of':
      if (condition.of.length === 0) return 'uppfylls av alla';
      return (
        rangeWords(condition, context) ??
        enumerate(
          condition.of.map((part) => predicate(part, context)),
          'och',
        )
      );
    case 'any-of':
      return condition.of.length === 0
        ? 'uppfylls av ingen'
        : enumerate(
            condition.of.map((part) => predicate(part, context)),
            'eller',
          );
    case 'not':
      return negated(condition.of, context);
    case 'compare-numbers':
      return comparison(condition, context);
    case 'compare-dates':
      return `${nameOfDay(condition.left, context)} är ${DATE_OPERATOR_WORDS[condition.operator]} ${nameOfDay(condition.right, context)}`;
    case 'same-text':
      return `${nameOfText(condition.left, context)} är ${nameOfText(condition.right, context)}`;
    case 'text-in':
      return `${nameOfText(condition.text, context)} är ${oneOf(condition.among.map(valueWord))}`;
    case 'integer-in': {
      const values = oneOf(condition.among.map(writeInteger));
      return isAgeReached(condition.integer)
        ? `fyller ${values} år under året`
        : `${nameOfNumber(condition.integer, context)} är ${values}`;
    }
    case 'code-in':
      return `${nameOfText(condition.code, context)} hör till ${listName(condition.list, context)}`;
    case 'boolean-column':
      return BOOLEAN_WORDS[condition.column]?.itIs ?? `${columnWord(condition.column)} är ja`;
    case 'is-known':
      return `${knownWord(condition, context)} är känd`;
    case 'exists':
      return `har minst ${TABLE_WORDS[condition.among.table].article} ${nameOfEvents(condition.among, context, 'one')}`;
    case 'during':
      return duringWords(condition, context, true);
    case 'linked':
      return `har på samma kontakt ${linkedRows(condition, context)}`;
  }
}

function linkedRows({ table, where }: Kind<'linked'>, context: ProseContext): string {
  return [TABLE_WORDS[table].many, attribute(where, context)].filter((part) => part !== '').join(' ');
}

type Kind<Name extends BooleanExpression['kind']> = Extract<BooleanExpression, { kind: Name }>;

function knownWord({ value }: Kind<'is-known'>, context: ProseContext): string {
  return readByType(value, {
    date: (date) => nameOfDay(date, context),
    number: (number) => nameOfNumber(number, context),
    text: (text) => nameOfText(text, context),
  });
}

function duringWords({ table, on, where }: Kind<'during'>, context: ProseContext, holds: boolean): string {
  const no = holds ? '' : 'inte ';
  const which = attribute(where, context);
  const day = nameOfDay(on, context);
  const tail = which === '' ? day : `${day} (${which})`;
  switch (table) {
    case 'listing':
      return `är ${no}listad ${tail}`;
    case 'doctor_contact':
      return holds ? `har en fast läkarkontakt ${tail}` : `har ingen fast läkarkontakt ${tail}`;
    case 'care_home':
      return `bor ${no}på särskilt boende ${tail}`;
  }
}

/** The conditions that all must hold, one by one; a range of one number stays together. */
export function conjuncts(condition: BooleanExpression): readonly BooleanExpression[] {
  if (condition.kind !== 'all-of' || rangeOf(condition) !== null) return [condition];
  return condition.of.flatMap(conjuncts);
}

interface Range {
  readonly number: NumberExpression;
  readonly least: NumberExpression;
  readonly most: NumberExpression;
}

/** "18–80" is two comparisons of one number. */
function rangeOf({ of }: Kind<'all-of'>): Range | null {
  const [low, high] = of;
  if (of.length !== 2 || low?.kind !== 'compare-numbers' || high?.kind !== 'compare-numbers') return null;
  return low.operator === '≥' && high.operator === '≤' && same(low.left, high.left)
    ? { number: low.left, least: low.right, most: high.right }
    : null;
}

function rangeWords(condition: Kind<'all-of'>, context: ProseContext): string | null {
  const range = rangeOf(condition);
  if (range === null) return null;
  const span = `${nameOfNumber(range.least, context)}–${nameOfNumber(range.most, context)}`;
  const { number } = range;
  if (number.kind === 'age')
    return `är ${span} ${number.unit === 'years' ? 'år' : 'månader'} ${nameOfDay(number.on, context)}`;
  if (number.kind === 'days-between')
    return `${nameOfDay(number.to, context)} är dag ${span} efter ${nameOfDay(number.from, context)} (dag 0)`;
  return `${nameOfNumber(number, context)} är ${span}`;
}

/** Negation where Swedish has a plain way to say it; a missing value makes a negation true, which is said. */
function negated(condition: BooleanExpression, context: ProseContext): string {
  if (condition.kind === 'exists') {
    const none = TABLE_WORDS[condition.among.table].article === 'en' ? 'ingen' : 'inget';
    return `har ${none} ${nameOfEvents(condition.among, context, 'one')}`;
  }
  if (condition.kind === 'during') return duringWords(condition, context, false);
  if (condition.kind === 'not') return predicate(condition.of, context);
  if (condition.kind === 'boolean-column')
    return BOOLEAN_WORDS[condition.column]?.itIsNot ?? `${columnWord(condition.column)} är inte ja`;
  if (isDead(condition)) return `lever ${nameOfDay(condition.right, context)}`;
  if (condition.kind === 'is-known') return `${knownWord(condition, context)} är okänd`;
  return `uppfyller inte att ${predicate(condition, context)} (eller så saknas uppgiften)`;
}

function isDead(condition: BooleanExpression): condition is Kind<'compare-dates'> {
  return (
    condition.kind === 'compare-dates' &&
    condition.left.kind === 'date-column' &&
    condition.left.column === 'died_on' &&
    condition.operator === '≤'
  );
}

function isAgeReached(number: unknown): boolean {
  return (
    typeof number === 'object' &&
    number !== null &&
    'kind' in number &&
    number.kind === 'difference' &&
    JSON.stringify(number).includes('"birth_year"')
  );
}

function comparison({ left, operator, right }: Kind<'compare-numbers'>, context: ProseContext): string {
  const limit = nameOfNumber(right, context);
  if (left.kind === 'age' && right.kind === 'integer') {
    const unit = left.unit === 'years' ? 'år' : 'månader';
    return `är ${OPERATOR_WORDS[operator]} ${right.value} ${unit} ${nameOfDay(left.on, context)}`;
  }
  if (left.kind === 'difference' && isAgeReached(left))
    return `fyller ${OPERATOR_WORDS[operator]} ${limit} år under året`;
  if (left.kind === 'count' && right.kind === 'integer')
    return `har ${OPERATOR_WORDS[operator]} ${numberWord(right.value)} ${nameOfEvents(left.among, context)}`;
  if (
    left.kind === 'times' &&
    left.factor === 2 &&
    left.value.kind === 'largest-group' &&
    right.kind === 'count' &&
    same(left.value.among, right.among)
  )
    return `har samma värde på ${columnWord(left.value.column)} vid ${operator === '>' ? 'mer än' : 'minst'} hälften av sina ${nameOfEvents(right.among, context)}`;
  if (left.kind === 'days-between')
    return `det går ${OPERATOR_WORDS[operator]} ${limit} dagar från ${nameOfDay(left.from, context)} (dag 0) till ${nameOfDay(left.to, context)}`;
  return `${nameOfNumber(left, context)} är ${OPERATOR_WORDS[operator]} ${limit}`;
}

/** Said of many rows: "med yrket läkare"; empty when nothing is said. */
export function attribute(condition: BooleanExpression, context: ProseContext): string {
  switch (condition.kind) {
    case 'always':
      return '';
    case 'all-of':
      return enumerate(
        conjuncts(condition)
          .map((part) => attribute(part, context))
          .filter((part) => part !== ''),
        'och',
      );
    case 'any-of': {
      const said = condition.of.map((part) => attribute(part, context));
      if (said.length === 0) return 'som inte finns';
      // One that says nothing holds for every row, and then so does the whole.
      return said.includes('') ? '' : enumerate(said, 'eller');
    }
    case 'text-in':
      if (condition.text.kind !== 'text-column' || condition.text.of !== 'row') break;
      return `med ${columnWord(condition.text.column)} ${oneOf(condition.among.map(valueWord))}`;
    case 'code-in':
      return `ur ${listName(condition.list, context)}`;
    case 'boolean-column':
      return BOOLEAN_WORDS[condition.column]?.yes ?? `där ${columnWord(condition.column)} är ja`;
    case 'same-text':
      if (condition.left.kind !== 'text-column') break;
      return condition.left.column === 'unit'
        ? `på ${nameOfText(condition.right, context)}`
        : `där ${columnWord(condition.left.column)} är ${nameOfText(condition.right, context)}`;
    case 'is-known':
      return `där ${knownWord(condition, context)} är känd`;
    case 'linked':
      return `med ${linkedRows(condition, context)} på samma kontakt`;
    case 'not':
      if (condition.of.kind === 'boolean-column' || condition.of.kind === 'is-known')
        return (
          BOOLEAN_WORDS[condition.of.kind === 'boolean-column' ? condition.of.column : '']?.no ??
          `där ${negated(condition.of, context)}`
        );
      break;
    case 'compare-numbers':
    case 'compare-dates':
    case 'integer-in':
    case 'exists':
    case 'during':
      break;
  }
  return `där ${predicate(condition, context)}`;
}

/** "diagnoser för depression (F32–, F33–)" in citation marks, so that the list can be found. */
function listName(list: CodeList, context: ProseContext): string {
  return `kodlistan ”${context.listNames.get(list.id) ?? list.id}”`;
}

/** Verbs that a predicate may begin with: it then needs somebody to be said of. */
const VERBS = /^(är|har|hade|fyller|lever|bor|gällde|var|ledde|blev|uppfyller) /;

/** A whole clause: "personen är listad …", "kontakten var planerad", "det går högst tre dagar …". */
export function clause(condition: BooleanExpression, rowWord: string | null, context: ProseContext): string {
  if (condition.kind === 'always') return 'alla';
  const said = predicate(condition, context);
  const about = condition.kind === 'not' ? condition.of : condition;
  const isOfRow = rowWord !== null && (about.kind === 'boolean-column' || about.kind === 'linked');
  return VERBS.test(said) ? `${isOfRow ? rowWord : 'personen'} ${said}` : said;
}
