// The cells value, numerator, denominator, status and note → an outcome: a figure, or missing with a reason. Cells that
// contradict each other are refused: which of them is right is known only to the person who filled them in.
import type { Decimal } from '../core/decimal.ts';
import { round } from '../core/decimal.ts';
import type { MissingReason } from '../core/missing.ts';
import type { ReadNumber } from '../core/numbers/read.ts';
import { readNumber } from '../core/numbers/read.ts';
import type { Outcome } from '../core/observation.ts';
import type { Indicator } from '../plan/contract.ts';
import { checkFigure, integerHint } from './check-figure.ts';
import type { MappedField } from './contract.ts';
import type { Finding, Reading } from './finding.ts';
import { error, failed, found } from './finding.ts';
import { quote } from './names.ts';
import type { MissingWord, Status } from './read-status.ts';
import { isApproximateNote, readMissingWord, readStatus, reasonInNote } from './read-status.ts';

export interface OutcomeCells {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
  readonly note: string;
}

export function readOutcome(cells: OutcomeCells, indicator: Indicator): Reading<Outcome> {
  const told = readStatus(cells.status);
  if (told === null) return failed(statusUnknown(cells.status));
  const word = readMissingWord(cells.value);
  const number = word === null ? readCell('value', cells.value) : found(null);
  const numerator = readCount('numerator', cells.numerator);
  const denominator = readCount('denominator', cells.denominator);
  const findings = [...number.findings, ...numerator.findings, ...denominator.findings];
  if (findings.length > 0) return failed(...findings);
  const hasCounts = numerator.value !== null || denominator.value !== null;
  if (word !== null || told.status.kind === 'missing')
    return readMissing(cells, told, word, number.value !== null || hasCounts);
  if (number.value === null && numerator.value === null) return failed(valueMissing(cells.status));
  const isApproximate = number.value?.isApproximate === true || isApproximateNote(cells.note);
  const figure = {
    kind: 'figure',
    value: number.value?.value ?? null,
    numerator: numerator.value,
    denominator: denominator.value,
    certainty: told.status.certainty === 'final' && isApproximate ? 'approximate' : told.status.certainty,
  } as const;
  return { value: figure, findings: checkFigure(figure, number.value?.isPercent === true, indicator) };
}

function readMissing(
  cells: OutcomeCells,
  told: { readonly status: Status; readonly isTold: boolean },
  word: MissingWord | null,
  hasFigures: boolean,
): Reading<Outcome> {
  if (hasFigures)
    return failed(
      error(
        'status-contradicts-value',
        'status',
        `Raden har en siffra men säger också att den saknas (${quote(word === null ? cells.status : cells.value)}).`,
        'Ta bort siffran, eller töm den cell som säger att den saknas.',
      ),
    );
  if (told.status.kind === 'figure') {
    if (told.isTold)
      return failed(
        error(
          'status-contradicts-value',
          'status',
          `Status är ${quote(cells.status)} men i stället för ett värde står ${quote(cells.value)}.`,
          'Fyll i värdet, eller ändra status.',
        ),
      );
    return found({ kind: 'missing', reason: reasonOf([word], cells.note) ?? 'not-reported' });
  }
  const reason = reasonOf([told.status, word], cells.note);
  if (reason !== null) return found({ kind: 'missing', reason });
  return failed(
    error(
      'status-contradicts-value',
      'status',
      `Status ${quote(cells.status)} och ${quote(cells.value)} i värdets cell säger olika saker.`,
      'Behåll den ena.',
    ),
  );
}

/** The one reason that the words give; the note's when they are vague; null when they give two. */
function reasonOf(words: readonly (MissingWord | null)[], note: string): MissingReason | null {
  const reasons = new Set(words.filter((word) => word !== null && !word.isVague).map((word) => word?.reason));
  if (reasons.size > 1) return null;
  const [reason] = reasons;
  return reason ?? reasonInNote(note);
}

function readCell(field: MappedField, text: string): Reading<ReadNumber> {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null, findings: [] };
  const number = readNumber(trimmed);
  if (number === null) return failed(unreadable(field, trimmed));
  if (number.bound !== null)
    return failed(
      error(
        'bound-not-value',
        field,
        `${quote(trimmed)} är en gräns, inget värde.`,
        'Skriv det uppmätta värdet. Är det för få för att visas: töm cellen och skriv för få i status.',
      ),
    );
  return found(number);
}

/** A whole number of persons or visits; "-" and ".." as for no number. */
function readCount(field: 'numerator' | 'denominator', text: string): Reading<number> {
  const word = field === 'numerator' ? 'Täljaren' : 'Nämnaren';
  if (readMissingWord(text) !== null) return { value: null, findings: [] };
  const { value: number, findings } = readCell(field, text);
  if (number === null) return { value: null, findings };
  if (number.isPercent)
    return failed(
      error('count-is-percent', field, `${word} ${quote(text)} är en procentsats.`, 'Skriv antalet.'),
    );
  if (round(number.value, 0) !== withoutZeroDecimals(number.value))
    return failed(
      error('count-not-integer', field, `${word} ${quote(text)} är inget heltal.`, integerHint(text)),
    );
  const count = Number(number.value);
  if (count < 0)
    return failed(error('count-negative', field, `${word} ${quote(text)} är negativ.`, 'Skriv antalet.'));
  if (!Number.isSafeInteger(count))
    return failed(
      error('count-too-large', field, `${word} ${quote(text)} är orimligt stor.`, 'Rätta antalet.'),
    );
  return found(count);
}

function withoutZeroDecimals(value: Decimal): string {
  return value.replace(/\.0+$/, '');
}

function unreadable(field: MappedField, text: string): Finding {
  if (/^#/.test(text))
    return error(
      'formula-error',
      field,
      `Cellen innehåller ett formelfel (${quote(text)}).`,
      'Rätta formeln i Excel.',
    );
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(text))
    return error(
      'value-is-date',
      field,
      `${quote(text)} är ett datum, inget tal.`,
      'Excel har gjort om talet till ett datum. Formatera cellen som tal och skriv det på nytt.',
    );
  return error(
    'number-unreadable',
    field,
    `${quote(text)} går inte att läsa som ett tal.`,
    'Skriv bara talet, till exempel 66,1 eller 54 000. Saknas det: töm cellen och skriv saknas i status.',
  );
}

function valueMissing(status: string): Finding {
  if (status.trim() === '')
    return error(
      'value-missing',
      'value',
      'Värdet är tomt och status säger inte varför.',
      'Fyll i värdet, eller skriv i status: saknas, data saknas, redovisas senare, ingår inte, ej tillämpligt eller för få.',
    );
  return error(
    'status-contradicts-value',
    'value',
    `Status är ${quote(status)} men värdet är tomt.`,
    'Fyll i värdet, eller skriv i status varför det saknas.',
  );
}

function statusUnknown(status: string): Finding {
  return error(
    'status-unknown',
    'status',
    `Status ${quote(status)} känns inte igen.`,
    'Skriv slutlig, preliminär, ungefärlig, saknas, data saknas, redovisas senare, ingår inte, ej tillämpligt eller för få. En tom cell betyder slutlig.',
  );
}
