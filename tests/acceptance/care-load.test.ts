// Extracts of care data with everything that can be wrong in them: what the person who made the extract is told, where, and
// that nothing of a refused extract is kept.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GOOD_EXTRACT, openWorkplace, tell } from '../fixtures/care-extract.ts';

const workplace = await openWorkplace();
afterAll(() => workplace.remove());

/** The good file with one line more. */
function withLine(file: string, line: string): Readonly<Record<string, string>> {
  return { [file]: `${GOOD_EXTRACT[file]}${line}\n` };
}

/** The good file with something exchanged. */
function withText(file: string, from: string | RegExp, to: string): Readonly<Record<string, string>> {
  return { [file]: (GOOD_EXTRACT[file] ?? '').replace(from, to) };
}

const CONTACT = 'p1,granbacken,2024-03-20,2024-03-19,2024-03-21,visit,doctor,s7,false,true,true,false';

const REFUSED: readonly (readonly [
  what: string,
  changes: Readonly<Record<string, string | null>>,
  told: readonly string[],
])[] = [
  [
    'a table that all others need is missing',
    { 'person.csv': null },
    expect.arrayContaining(['Fel person: Tabellen person saknas.']),
  ],
  [
    'a column is missing',
    withText('measure.csv', 'code', 'kod'),
    [
      'Fel measure.csv, kolumn code: Kolumnen saknas.',
      'Fel measure.csv, kolumn kod: Kolumnen hör inte till tabellen.',
    ],
  ],
  [
    'a column stands twice',
    withText('measure.csv', 'contact,person', 'person,person'),
    ['Fel measure.csv, kolumn person: Kolumnen finns två gånger.'],
  ],
  ['a file is empty', { 'measure.csv': '' }, ['Fel measure.csv: Filen är tom.']],
  [
    'a row has too few cells',
    withLine('measure.csv', ',p1,granbacken'),
    ['Fel measure.csv, rad 3: Raden har färre celler än rubrikraden.'],
  ],
  [
    'a row has too many cells',
    withLine('measure.csv', ',p1,granbacken,2024-03-21,DV113,x'),
    ['Fel measure.csv, rad 3: Raden har fler celler än rubrikraden.'],
  ],
  [
    'a cell that must be filled is empty',
    withLine('measure.csv', ',p1,granbacken,2024-03-21,'),
    ['Fel measure.csv, rad 3, kolumn code: Cellen är tom.'],
  ],
  [
    'a date does not exist',
    withLine('measure.csv', ',p1,granbacken,2024-02-30,DV113'),
    ['Fel measure.csv, rad 3, kolumn on: Värdet går inte att läsa. Där står ”2024-02-30”.'],
  ],
  [
    'a date is written in another way',
    withLine('measure.csv', ',p1,granbacken,31/12/2024,DV113'),
    ['Fel measure.csv, rad 3, kolumn on: Värdet går inte att läsa. Där står ”31/12/2024”.'],
  ],
  [
    'a date is in the future',
    withLine('measure.csv', ',p1,granbacken,2025-02-01,DV113'),
    ['Fel measure.csv, rad 3, kolumn on: Datumet ligger i framtiden. Där står ”2025-02-01”.'],
  ],
  [
    'a date has a slipped digit',
    withLine('measure.csv', ',p1,granbacken,1024-02-01,DV113'),
    [
      'Fel measure.csv, rad 3, kolumn on: Datumet är orimligt. Där står ”1024-02-01”.',
      'Fel measure.csv, rad 3, kolumn on: Det hände före personens födelsemånad. Där står ”1024-02-01”.',
    ],
  ],
  [
    'care before birth',
    withLine('measure.csv', ',p2,almviken,2019-10-31,DV113'),
    ['Fel measure.csv, rad 3, kolumn on: Det hände före personens födelsemånad. Där står ”2019-10-31”.'],
  ],
  [
    'care long after death',
    withLine('measure.csv', ',p3,almviken,2024-06-17,DV113'),
    ['Fel measure.csv, rad 3, kolumn on: Det hände efter personens död. Där står ”2024-06-17”.'],
  ],
  [
    'a value that a closed list does not have',
    withText('person.csv', 'p1;female', 'p1;kvinna'),
    ['Fel person.csv, rad 2, kolumn sex: Värdet är inte ett av dem som kolumnen kan ha. Där står ”kvinna”.'],
  ],
  [
    'a month that no year has',
    withText('person.csv', '1957;4', '1957;13'),
    ['Fel person.csv, rad 2, kolumn birth_month: Värdet är omöjligt. Där står ”13”.'],
  ],
  [
    'a number with decimals where whole ones belong',
    withText('medicine.csv', ',90', ',"90,5"'),
    ['Fel medicine.csv, rad 2, kolumn quantity_days: Värdet går inte att läsa. Där står ”90,5”.'],
  ],
  [
    'a value that nobody has',
    withText('measurement.csv', 'hba1c;52', 'hba1c;4000'),
    ['Fel measurement.csv, rad 2, kolumn value: Mätvärdet är omöjligt. Där står ”4000.0000”.'],
  ],
  [
    'a person nobody knows',
    withLine('measure.csv', ',p9,granbacken,2024-03-21,DV113'),
    ['Fel measure.csv, rad 3, kolumn person: Personen finns inte i tabellen person.'],
  ],
  [
    'a unit nobody knows',
    withLine('measure.csv', ',p1,granbakken,2024-03-21,DV113'),
    [
      'Fel measure.csv, rad 3, kolumn unit: Enheten finns inte i regionens organisation. Där står ”granbakken”.',
    ],
  ],
  [
    'a contact nobody knows',
    withLine('measure.csv', 'k9,p1,granbacken,2024-03-21,DV113'),
    ['Fel measure.csv, rad 3, kolumn contact: Kontakten finns inte i tabellen contact.'],
  ],
  [
    "somebody else's contact",
    withLine('measure.csv', 'k2,p1,granbacken,2024-03-21,DV113'),
    ['Fel measure.csv, rad 3, kolumn person: Kontakten är en annan persons.'],
  ],
  [
    'a contact twice',
    withLine('contact.csv', `k1,${CONTACT}`),
    [
      'Fel contact.csv, rad 2, kolumn contact: Samma id finns i flera rader.',
      'Fel contact.csv, rad 4, kolumn contact: Samma id finns i flera rader.',
    ],
  ],
  [
    'the same extract twice in the folder',
    {
      'measure.csv': null,
      'measure/a.csv': GOOD_EXTRACT['measure.csv'] ?? '',
      'measure/b.csv': GOOD_EXTRACT['measure.csv'] ?? '',
    },
    ['Fel measure/b.csv, rad 2, kolumn contact: Raden är helt lik en annan.'],
  ],
  [
    'booked after the visit',
    withLine('contact.csv', `k3,${CONTACT.replace('2024-03-20', '2024-03-22')}`),
    ['Fel contact.csv, rad 4, kolumn booked_on: Tiden bokades efter besöket. Där står ”2024-03-22”.'],
  ],
  [
    'listed at two units at once',
    withLine('listing.csv', 'p2;granbacken;2021-01-01;;'),
    [
      'Fel listing.csv, rad 6, kolumn from_on: Personen är redan listad på en enhet den dagen. Där står ”2021-01-01”.',
    ],
  ],
  [
    'a listing that ends before it begins',
    withText('listing.csv', '2010-01-01;2024-05-18', '2010-01-01;2009-12-31'),
    ['Fel listing.csv, rad 5, kolumn to_on: Tiden slutar innan den börjar. Där står ”2009-12-31”.'],
  ],
  [
    'a call that says two things',
    withText('call.csv', '2024-03-19,true', '2024-03-20,true'),
    ['Fel call.csv, rad 2, kolumn is_same_day: is_same_day stämmer inte med datumen. Där står ”true”.'],
  ],
  [
    'a file that is no Parquet',
    { 'measure.csv': null, 'measure.parquet': 'PAR1 nothing' },
    ['Fel measure.parquet: Filen är ingen hel Parquet-fil.'],
  ],
];

describe('a right extract', () => {
  it('is taken in without a word, in commas and semicolons, points and decimal commas', async () => {
    const { published, problems, rows } = await workplace.load({});
    expect(problems.map(tell)).toEqual([]);
    expect(rows).toBe(20);
    expect(published?.isNew).toBe(true);
    expect(published?.manifest).toMatchObject({
      regionId: 'exempel',
      isInvented: true,
      madeAt: '2025-01-15T08:00:01.000Z',
      period: { start: '2024-03-01', end: '2024-05-01' },
      rows: { person: 3, listing: 4, contact: 2, measurement: 2, call: 2 },
      warnings: {},
    });
    expect(published?.manifest.sources.map(({ path }) => path)).toEqual(Object.keys(GOOD_EXTRACT).toSorted());
  });

  it('taken in again, with its rows in another order, is the same version', async () => {
    const [heading = '', ...rows] = (GOOD_EXTRACT['person.csv'] ?? '').trim().split('\n');
    const { published } = await workplace.load({
      'person.csv': [heading, ...rows.toReversed()].join('\r\n'),
    });
    expect(published?.isNew).toBe(false);
  });
});

describe('an extract is refused whole when it has', () => {
  it.each(REFUSED)('%s', async (_, changes, told) => {
    const before = readdirSync(workplace.into);
    const { published, problems } = await workplace.load(changes);
    expect(published).toBeNull();
    expect(problems.filter(({ severity }) => severity === 'error').map(tell)).toEqual(told);
    expect(readdirSync(workplace.into)).toEqual(before);
  });

  it('problems everywhere: they are told together', async () => {
    const { problems } = await workplace.load({
      ...withText('person.csv', 'p1;female', 'p1;kvinna'),
      ...withLine('measure.csv', ',p9,granbacken,2024-02-30,DV113'),
      ...withLine('listing.csv', 'p2;granbacken;2021-01-01;;'),
    });
    expect(problems.map(({ code }) => code)).toEqual([
      'not-allowed',
      'overlap',
      'unreadable-value',
      'unknown-person',
    ]);
  });

  it('the same fault in many rows: some are shown and the others counted', async () => {
    const lines = Array.from({ length: 1_000 }, (_, place) => `,p1,okand-${place},2024-03-21,DV113`);
    const { problems } = await workplace.load(withLine('measure.csv', lines.join('\n')));
    expect(problems.map(tell)).toEqual([
      ...[0, 1, 2, 3, 4].map(
        (place) =>
          `Fel measure.csv, rad ${place + 3}, kolumn unit: Enheten finns inte i regionens organisation. Där står ”okand-${place}”.`,
      ),
      'Fel measure, kolumn unit: Enheten finns inte i regionens organisation. Samma sak i ytterligare 995 rader.',
    ]);
  });

  it('letters that are not UTF-8', async () => {
    const text = GOOD_EXTRACT['measurement.csv'] ?? '';
    const { problems } = await workplace.load({ 'measurement.csv': Buffer.from(text, 'latin1') });
    expect(problems.map(tell)).toEqual(['Fel measurement.csv, rad 3: Raden har tecken som inte är UTF-8.']);
  });
});

const TAKEN: readonly (readonly [
  what: string,
  changes: Readonly<Record<string, string | null>>,
  told: readonly string[],
])[] = [
  ['a table is missing', { 'care_home.csv': null }, ['Varning care_home: Tabellen care_home saknas.']],
  [
    'a file belongs to no table',
    { 'notes.txt': 'x' },
    ['Varning notes.txt: Filen hör inte till någon tabell och läses inte.'],
  ],
  [
    'a code has no form of its system',
    withLine('measure.csv', ',p1,granbacken,2024-03-21,rökstopp'),
    ['Varning measure.csv, rad 3, kolumn code: Koden har inte den form som KVÅ har. Där står ”rökstopp”.'],
  ],
  [
    'a measurement is unknown',
    withLine('measurement.csv', 'p1;;2024-03-21;blodvolym;5;l'),
    ['Varning measurement.csv, rad 4, kolumn kind: Mätningen är okänd. Där står ”blodvolym”.'],
  ],
  [
    'a value has another unit',
    withText('measurement.csv', 'mmol/mol', '%'),
    ['Varning measurement.csv, rad 2, kolumn unit_of_value: Enheten är inte den väntade. Där står ”%”.'],
  ],
  [
    'something is registered shortly after death',
    withLine('measure.csv', ',p3,almviken,2024-05-20,DV113'),
    ['Varning measure.csv, rad 3, kolumn on: Det registrerades efter personens död. Där står ”2024-05-20”.'],
  ],
  [
    'a unit was closed',
    withLine('measure.csv', ',p1,gammelstrand,2024-03-21,DV113'),
    [
      'Varning measure.csv, rad 3, kolumn unit: Enheten fanns inte den dagen enligt organisationen. Där står ”gammelstrand”.',
    ],
  ],
];

describe('an extract is taken in with a warning when', () => {
  it.each(TAKEN)('%s', async (_, changes, told) => {
    const { published, problems } = await workplace.load(changes);
    expect(problems.map(tell)).toEqual(told);
    expect(published).not.toBeNull();
    expect(Object.values(published?.manifest.warnings ?? {}).reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});

/** Made up by its check digit only: 811218-9876 is the number that Skatteverket's own documents use as an example. */
const NUMBER = '811218-9876';
const WITH_NUMBER: readonly (readonly [
  where: string,
  changes: Readonly<Record<string, string | null>>,
  told: string,
])[] = [
  [
    'as a pseudonym',
    withText('person.csv', 'p2;', '198112189876;'),
    'Fel person.csv, rad 3, kolumn person: Cellen innehåller ett personnummer.',
  ],
  [
    'in a free text',
    withLine('measure.csv', `,p1,granbacken,2024-03-21,hos ${NUMBER} hemma`),
    'Fel measure.csv, rad 3, kolumn code: Cellen innehåller ett personnummer.',
  ],
  [
    'in a column of dates',
    withLine('measure.csv', `,p1,granbacken,${NUMBER},DV113`),
    'Fel measure.csv, rad 3, kolumn on: Cellen innehåller ett personnummer.',
  ],
  [
    'in a column of numbers',
    withText('medicine.csv', ',90', ',8112189876'),
    'Fel medicine.csv, rad 2, kolumn quantity_days: Cellen innehåller ett personnummer.',
  ],
  [
    'in a closed list',
    withText('person.csv', 'male', NUMBER),
    'Fel person.csv, rad 2, kolumn sex: Cellen innehåller ett personnummer.',
  ],
  [
    'in a row that can not be split',
    withLine('measure.csv', `${NUMBER},p1`),
    'Fel measure.csv, rad 3: Raden innehåller ett personnummer.',
  ],
  [
    'in a heading',
    withText('measure.csv', 'code', NUMBER),
    'Fel measure: Filens namn eller en rubrik innehåller ett personnummer.',
  ],
  ['in the name of a file', { [`${NUMBER}.csv`]: 'x' }, 'Fel : En fils namn innehåller ett personnummer.'],
];

describe('a personal identity number stops everything and is never repeated', () => {
  it.each(WITH_NUMBER)('%s', async (_, changes, told) => {
    const before = readdirSync(workplace.into);
    const { published, problems } = await workplace.load({
      ...withText('listing.csv', 'almviken', 'okand'),
      ...changes,
    });
    expect(published).toBeNull();
    expect(problems.map(tell)).toEqual([told]);
    expect(JSON.stringify(problems)).not.toMatch(/9876/);
    expect(readdirSync(workplace.into)).toEqual(before);
  });

  it('and is not found in ids and dates that only resemble one', async () => {
    const { problems } = await workplace.load(
      withLine('questionnaire_item.csv', 'p1,,2024-03-22,kontroll 811218-9877,2024031908150,3'),
    );
    expect(problems.map(tell)).toEqual([]);
  });
});

describe('the files of a version', () => {
  it('are as the manifest says: one of each table and bucket, with its sum', async () => {
    const { published } = await workplace.load({});
    if (published === null) throw new Error('the good extract was refused');
    const paths = published.manifest.files.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('contact/'))).toEqual(
      Array.from(
        { length: 16 },
        (_, bucket) => `contact/bucket=${String(bucket).padStart(2, '0')}/part-000.parquet`,
      ),
    );
    expect(paths.filter((path) => !path.includes('bucket='))).toEqual(['coverage.parquet']);
    const manifest: unknown = JSON.parse(readFileSync(join(published.path, 'manifest.json'), 'utf8'));
    expect(manifest).toEqual(published.manifest);
  });
});
