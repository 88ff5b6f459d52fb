// What tables, columns and values of care data are called in Swedish prose. Explanations are written for Swedish readers only:
// definitions are Swedish, and a translated definition would be another definition.
import type { CareTableName } from '../care-data/tables.ts';

interface TableWords {
  readonly one: string;
  readonly many: string;
  /** "Kontakten", when rows are what is counted. */
  readonly definite: string;
  /** "en kontakt", "ett samtal". */
  readonly article: 'en' | 'ett';
}

export const TABLE_WORDS = {
  person: { one: 'person', many: 'personer', definite: 'personen', article: 'en' },
  listing: { one: 'listning', many: 'listningar', definite: 'listningen', article: 'en' },
  doctor_contact: {
    one: 'fast läkarkontakt',
    many: 'fasta läkarkontakter',
    definite: 'läkarkontakten',
    article: 'en',
  },
  contact: { one: 'kontakt', many: 'kontakter', definite: 'kontakten', article: 'en' },
  diagnosis: { one: 'diagnos', many: 'diagnoser', definite: 'diagnosen', article: 'en' },
  measure: { one: 'åtgärd', many: 'åtgärder', definite: 'åtgärden', article: 'en' },
  measurement: { one: 'mätning', many: 'mätningar', definite: 'mätningen', article: 'en' },
  medicine: {
    one: 'läkemedelshändelse',
    many: 'förskrivningar och uttag',
    definite: 'läkemedelshändelsen',
    article: 'en',
  },
  call: { one: 'samtal', many: 'samtal', definite: 'samtalet', article: 'ett' },
  questionnaire_item: { one: 'svar', many: 'svar i formulär', definite: 'svaret', article: 'ett' },
  child_health: {
    one: 'insats i barnhälsovården',
    many: 'insatser i barnhälsovården',
    definite: 'insatsen',
    article: 'en',
  },
  care_home: {
    one: 'tid på särskilt boende',
    many: 'tider på särskilt boende',
    definite: 'tiden på särskilt boende',
    article: 'en',
  },
} as const satisfies Record<CareTableName, TableWords>;

/** Definite nouns of columns, as in "med känd …" and "antalet olika …". */
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  sex: 'könet',
  birth_year: 'födelseåret',
  birth_month: 'födelsemånaden',
  died_on: 'dödsdagen',
  municipality: 'kommunen',
  unit: 'enheten',
  staff: 'medarbetaren',
  from_on: 'första dagen',
  to_on: 'slutdagen',
  booked_on: 'dagen för bokningen',
  sought_on: 'dagen då personen sökte',
  visited_on: 'dagen för kontakten',
  form: 'formen',
  profession: 'yrket',
  code: 'koden',
  kind: 'slaget',
  value: 'värdet',
  unit_of_value: 'värdets enhet',
  event: 'händelsen',
  quantity_days: 'antalet dagar som mängden räcker',
  called_at: 'dagen för samtalet',
  answered_on: 'dagen då personen fick kontakt',
  instrument: 'formuläret',
  item: 'frågan',
  score: 'poängen',
  contact: 'kontakten',
  person: 'personen',
  on: 'dagen',
};

export function columnWord(column: string): string {
  return COLUMN_WORDS[column] ?? column;
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  female: 'kvinna',
  male: 'man',
  unknown: 'okänt',
  visit: 'besök',
  home: 'hembesök',
  phone: 'telefon',
  video: 'video',
  chat: 'chatt',
  letter: 'brev',
  doctor: 'läkare',
  nurse: 'sjuksköterska',
  physiotherapist: 'fysioterapeut',
  psychologist: 'psykolog',
  midwife: 'barnmorska',
  counsellor: 'kurator',
  other: 'annat',
  prescription: 'förskrivning',
  dispensing: 'uttag',
  hba1c: 'HbA1c',
  systolic: 'systoliskt blodtryck',
  diastolic: 'diastoliskt blodtryck',
  egfr: 'eGFR',
  creatinine: 'kreatinin',
  ldl: 'LDL-kolesterol',
  bmi: 'BMI',
  weight: 'vikt',
  height: 'längd',
  smoking: 'rökning',
  'home-visit-newborn': 'hembesök hos nyfödd',
  'home-visit-8-months': 'hembesök vid åtta månader',
};

export function valueWord(value: string): string {
  return value === '' ? 'tom' : (VALUE_WORDS[value] ?? value);
}

interface BooleanWords {
  /** Said of many rows: "kontakter som var planerade". */
  readonly yes: string;
  readonly no: string;
  /** Said of one: "kontakten var planerad". */
  readonly itIs: string;
  readonly itIsNot: string;
}

/** What true and false cells say of a row. */
export const BOOLEAN_WORDS: Readonly<Record<string, BooleanWords>> = {
  is_planned: {
    yes: 'som var planerade',
    no: 'som inte var planerade',
    itIs: 'var planerad',
    itIsNot: 'var inte planerad',
  },
  is_new_problem: {
    yes: 'för ett nytt eller kraftigt försämrat besvär',
    no: 'som inte gällde ett nytt eller kraftigt försämrat besvär',
    itIs: 'gällde ett nytt eller kraftigt försämrat besvär',
    itIsNot: 'gällde inte ett nytt eller kraftigt försämrat besvär',
  },
  is_licensed: {
    yes: 'hos legitimerad personal',
    no: 'hos personal utan legitimation',
    itIs: 'var hos legitimerad personal',
    itIsNot: 'var hos personal utan legitimation',
  },
  is_patient_chosen_wait: {
    yes: 'där personen själv valt att vänta',
    no: 'där personen inte själv valt att vänta',
    itIs: 'hade en väntan som personen själv valt',
    itIsNot: 'hade ingen väntan som personen själv valt',
  },
  is_main: {
    yes: 'som är huvuddiagnos',
    no: 'som inte är huvuddiagnos',
    itIs: 'är huvuddiagnos',
    itIsNot: 'är inte huvuddiagnos',
  },
  is_same_day: {
    yes: 'där personen fick kontakt samma dag',
    no: 'där personen inte fick kontakt samma dag',
    itIs: 'ledde till kontakt samma dag',
    itIsNot: 'ledde inte till kontakt samma dag',
  },
  done: { yes: 'som blev av', no: 'som inte blev av', itIs: 'blev av', itIsNot: 'blev inte av' },
  active_choice: {
    yes: 'som personen själv valt',
    no: 'som personen inte själv valt',
    itIs: 'har personen själv valt',
    itIsNot: 'har personen inte själv valt',
  },
};

/** "a, b och c" or "a, b eller c". */
export function enumerate(parts: readonly string[], word: 'och' | 'eller'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

/** "a, b eller c", of which there may be none. */
export function oneOf(values: readonly string[]): string {
  return values.length === 0 ? 'ingenting' : enumerate(values, 'eller');
}

const NUMBERS = [
  'noll',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
];

/** One to twelve in words, as running text has them. */
export function numberWord(value: number): string {
  return NUMBERS[value] ?? writeInteger(value);
}

/** With a real minus sign. */
export function writeInteger(value: number): string {
  return String(value).replace('-', '−');
}
