// Coverage and quality of care data in sentences, for the page of an indicator.
import { writeMonth } from '../analyse/control-words.ts';
import { decimal, divide, multiply } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { capitalise, NO_BREAK_SPACE, writeCount, writeNumber } from '../core/numbers/write.ts';
import type { NotedFault, NotedShift } from '../measure/care-data/quality/care-note.ts';
import type { CareTableName } from '../measure/care-data/tables.ts';
import { TABLE_WORDS } from '../measure/prose/words.ts';

const TABLES_IN_ENGLISH = {
  person: 'persons',
  listing: 'listings',
  doctor_contact: 'named doctors',
  contact: 'contacts',
  diagnosis: 'diagnoses',
  measure: 'interventions',
  measurement: 'measurements',
  medicine: 'prescriptions and dispensings',
  call: 'calls',
  questionnaire_item: 'questionnaire answers',
  child_health: 'child health services',
  care_home: 'stays in care homes',
} as const satisfies Record<CareTableName, string>;

function nameOf(table: CareTableName, language: Language): string {
  return language === 'sv' ? TABLE_WORDS[table].many : TABLES_IN_ENGLISH[table];
}

/** "I mars 2022 avvek registreringen i en enhet: 2 310 kontakter mot väntade 2 938" */
export function writeShift({ month, table, rows, expected, units }: NotedShift, language: Language): string {
  const write = (count: number) => writeNumber(decimal(count), 0, language);
  const when = writeMonth(month, language);
  const count = writeCount(units, language);
  if (language === 'en')
    return `In ${when} registration differed at ${count} ${units === 1 ? 'unit' : 'units'}: ${write(rows)} ${nameOf(table, 'en')} in the region against ${write(expected)} expected`;
  return `I ${when} avvek registreringen i ${count} ${units === 1 ? 'enhet' : 'enheter'}: ${write(rows)} ${nameOf(table, 'sv')} i regionen mot väntade ${write(expected)}`;
}

const FAULTS = {
  sv: {
    'no-staff': 'saknar uppgift om medarbetare',
    'not-listed': 'gäller personer som inte är listade',
    'unknown-code': 'har en okänd kod',
  },
  en: {
    'no-staff': 'have no member of staff',
    'not-listed': 'are of persons who are listed nowhere',
    'unknown-code': 'have an unknown code',
  },
} as const satisfies Record<Language, Record<NotedFault['kind'], string>>;

/** "Kontakter: 0,2 % saknar uppgift om medarbetare (12 av 7 680)." */
export function writeFault({ kind, table, part, whole }: NotedFault, language: Language): string {
  const write = (count: number) => writeNumber(decimal(count), 0, language);
  const share = whole === 0 ? decimal(0) : divide(multiply(decimal(part), decimal(100)), decimal(whole), 1);
  const of = language === 'sv' ? 'av' : 'of';
  return `${capitalise(nameOf(table, language))}: ${writeNumber(share, 1, language)}${NO_BREAK_SPACE}% ${FAULTS[language][kind]} (${write(part)} ${of} ${write(whole)}).`;
}
