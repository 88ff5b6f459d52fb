// The care data contract: which tables a pseudonymous extract has and what each column may hold. Everything that knows the
// tables derives from here: the loader's checks, the invented region, the engines' types, docs/reference/care-data.md.
// Not here: what an indicator counts (language/, model/). Read next: check-rows.ts (the loader's rules), measurement-kinds.ts.

/** How a column is written: dates as 2024-03-31, timestamps as 2024-03-31 08:15:00 in local time, decimals with a point. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'boolean' | 'timestamp';

/** What a text column points at: a row of `person` or `contact`, or an org unit of the region's plan. */
export type Reference = 'person' | 'contact' | 'unit';

export interface CareColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The column may be absent from the file and empty in a row. */
  readonly isNullable: boolean;
  readonly references: Reference | null;
  /** Closed list; null where any value of the type may stand. */
  readonly allowed: readonly string[] | null;
  /** Least and greatest that can be true of anybody; null without limits. */
  readonly range: { readonly least: number; readonly most: number } | null;
  /** Swedish, for those who make the extract. */
  readonly meaning: string;
  readonly example: string;
}

/**
 * person: one row per person. span: true from `from` up to but not including `to`. event: happened on one day.
 */
export type TableShape =
  | { readonly kind: 'person' }
  | { readonly kind: 'span'; readonly from: string; readonly to: string }
  | { readonly kind: 'event'; readonly on: string };

export interface CareTable {
  readonly name: string;
  /** Swedish: what one row is. */
  readonly meaning: string;
  readonly shape: TableShape;
  /** The column that names the row, unique in the table; null where rows have no name. */
  readonly id: string | null;
  readonly columns: readonly CareColumn[];
}

type Limits = Partial<Pick<CareColumn, 'isNullable' | 'references' | 'allowed' | 'range'>>;

function column<Name extends string, Type extends ColumnType>(
  name: Name,
  type: Type,
  meaning: string,
  example: string,
  limits: Limits = {},
): CareColumn & { readonly name: Name; readonly type: Type } {
  return {
    name,
    type,
    isNullable: false,
    references: null,
    allowed: null,
    range: null,
    meaning,
    example,
    ...limits,
  };
}

const optional = { isNullable: true } as const;

const person = column('person', 'text', 'Personens pseudonym, aldrig personnummer.', 'p000123', {
  references: 'person',
});
const unit = column('unit', 'text', 'Enhetens id i regionens organisation.', 'almviken', {
  references: 'unit',
});
const optionalUnit = { ...unit, isNullable: true } as const;
const optionalContact = column(
  'contact',
  'text',
  'Kontakten som uppgiften hör till, när den är känd.',
  'k0004711',
  { references: 'contact', isNullable: true },
);
const on = column('on', 'date', 'Dagen då det hände.', '2024-03-31');
const fromOn = column('from_on', 'date', 'Första dagen.', '2023-01-01');
const toOn = column(
  'to_on',
  'date',
  'Dagen efter den sista. Tomt: gäller fortfarande.',
  '2024-09-01',
  optional,
);
const staff = (limits: Limits) =>
  column('staff', 'text', 'Medarbetarens pseudonym, densamma över tid.', 's0042', limits);

export const CARE_TABLES = {
  person: {
    name: 'person',
    meaning: 'En person som är eller har varit listad i regionen.',
    shape: { kind: 'person' },
    id: 'person',
    columns: [
      column('person', 'text', 'Personens pseudonym, aldrig personnummer.', 'p000123'),
      column('sex', 'text', 'Juridiskt kön.', 'female', { allowed: ['female', 'male', 'unknown'] }),
      column('birth_year', 'integer', 'Födelseår.', '1957', { range: { least: 1890, most: 2100 } }),
      column('birth_month', 'integer', 'Födelsemånad, 1–12.', '4', { range: { least: 1, most: 12 } }),
      column('died_on', 'date', 'Dödsdag. Tomt: i livet.', '2024-05-17', optional),
      column('municipality', 'text', 'Kommunens id i regionens organisation.', 'vikstad-kommun', optional),
    ],
  },
  listing: {
    name: 'listing',
    meaning: 'En tid då en person är listad på en enhet.',
    shape: { kind: 'span', from: 'from_on', to: 'to_on' },
    id: null,
    columns: [
      person,
      unit,
      fromOn,
      toOn,
      column('active_choice', 'boolean', 'Personen har själv valt enheten.', 'true', optional),
    ],
  },
  doctor_contact: {
    name: 'doctor_contact',
    meaning: 'En tid då en person har en fast läkarkontakt.',
    shape: { kind: 'span', from: 'from_on', to: 'to_on' },
    id: null,
    columns: [person, unit, staff({}), fromOn, toOn],
  },
  contact: {
    name: 'contact',
    meaning: 'En vårdkontakt som har ägt rum.',
    shape: { kind: 'event', on: 'visited_on' },
    id: 'contact',
    columns: [
      column('contact', 'text', 'Kontaktens id i utdraget.', 'k0004711'),
      person,
      unit,
      column('booked_on', 'date', 'Dagen då tiden bokades.', '2024-03-20', optional),
      column('sought_on', 'date', 'Dagen då personen först sökte för besväret.', '2024-03-19', optional),
      column('visited_on', 'date', 'Dagen då kontakten ägde rum.', '2024-03-21'),
      column('form', 'text', 'Kontaktens form.', 'visit', {
        allowed: ['visit', 'home', 'phone', 'video', 'chat', 'letter'],
      }),
      column('profession', 'text', 'Medarbetarens yrke.', 'doctor', {
        allowed: ['doctor', 'nurse', 'physiotherapist', 'psychologist', 'midwife', 'counsellor', 'other'],
      }),
      staff(optional),
      column('is_planned', 'boolean', 'Kontakten var planerad, inte akut.', 'false'),
      column('is_new_problem', 'boolean', 'Ett nytt eller kraftigt försämrat besvär.', 'true'),
      column('is_licensed', 'boolean', 'Medarbetaren har legitimation.', 'true'),
      column('is_patient_chosen_wait', 'boolean', 'Personen har själv valt att vänta.', 'false'),
    ],
  },
  diagnosis: {
    name: 'diagnosis',
    meaning: 'En registrerad diagnos.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [
      optionalContact,
      person,
      optionalUnit,
      on,
      column('code', 'text', 'Kod enligt ICD-10-SE, med eller utan punkt.', 'E11.9'),
      column('is_main', 'boolean', 'Kontaktens huvuddiagnos.', 'true'),
    ],
  },
  measure: {
    name: 'measure',
    meaning: 'En registrerad åtgärd.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [optionalContact, person, optionalUnit, on, column('code', 'text', 'Kod enligt KVÅ.', 'DV113')],
  },
  measurement: {
    name: 'measurement',
    meaning: 'Ett mätvärde.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [
      person,
      optionalUnit,
      on,
      column('kind', 'text', 'Vad som har mätts.', 'hba1c'),
      column('value', 'decimal', 'Värdet.', '52'),
      column('unit_of_value', 'text', 'Värdets enhet.', 'mmol/mol'),
    ],
  },
  medicine: {
    name: 'medicine',
    meaning: 'En förskrivning eller ett uttag av ett läkemedel.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [
      person,
      optionalUnit,
      on,
      column('event', 'text', 'Förskrivning eller uttag.', 'prescription', {
        allowed: ['prescription', 'dispensing'],
      }),
      column('code', 'text', 'ATC-kod.', 'C09AA02'),
      column('quantity_days', 'integer', 'Hur många dagar mängden räcker.', '90', {
        isNullable: true,
        range: { least: 1, most: 1_000 },
      }),
    ],
  },
  call: {
    name: 'call',
    meaning: 'Ett telefonsamtal till en enhet.',
    shape: { kind: 'event', on: 'called_at' },
    id: 'call',
    columns: [
      column('call', 'text', 'Samtalets id i utdraget.', 't0000815'),
      unit,
      column('called_at', 'timestamp', 'När personen ringde.', '2024-03-19 08:15:00'),
      column(
        'answered_on',
        'date',
        'Dagen då personen fick kontakt. Tomt: fick inte kontakt.',
        '2024-03-19',
        optional,
      ),
      column('is_same_day', 'boolean', 'Personen fick kontakt samma dag.', 'true'),
      { ...person, isNullable: true },
    ],
  },
  questionnaire_item: {
    name: 'questionnaire_item',
    meaning: 'Svaret på en fråga i ett formulär.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [
      person,
      optionalUnit,
      on,
      column('instrument', 'text', 'Formuläret.', 'audit-c'),
      column('item', 'text', 'Frågan.', '1'),
      column('score', 'decimal', 'Svarets poäng.', '2'),
    ],
  },
  child_health: {
    name: 'child_health',
    meaning: 'En insats i barnhälsovårdens program.',
    shape: { kind: 'event', on: 'on' },
    id: null,
    columns: [
      person,
      optionalUnit,
      on,
      column('kind', 'text', 'Insatsen.', 'home-visit-newborn'),
      column('done', 'boolean', 'Insatsen blev av.', 'true'),
    ],
  },
  care_home: {
    name: 'care_home',
    meaning: 'En tid då en person bor på särskilt boende.',
    shape: { kind: 'span', from: 'from_on', to: 'to_on' },
    id: null,
    columns: [person, optionalUnit, fromOn, toOn],
  },
} as const satisfies Record<string, CareTable>;

export type CareTableName = keyof typeof CARE_TABLES;

export const CARE_TABLE_NAMES = Object.keys(CARE_TABLES) as readonly CareTableName[];

/** Persons are spread over this many buckets, so that engines can work on some of them at a time. */
export const BUCKETS = 16;
