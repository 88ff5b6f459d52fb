// What a computed figure's note says of the care data behind it, and what is read back from it where the figure is shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careFileName, careVersionIn } from '../../../src/app/care-file-name.ts';
import { readPeriod, yearPeriod } from '../../../src/core/period.ts';
import type { CareNote } from '../../../src/measure/care-data/quality/care-note.ts';
import { readCareNote, writeCareNote } from '../../../src/measure/care-data/quality/care-note.ts';
import type { CareQuality } from '../../../src/measure/care-data/quality/quality.ts';
import { CARE_TABLE_NAMES } from '../../../src/measure/care-data/tables.ts';
import { careNotes, tablesIn } from '../../../src/measure/results/note-results.ts';
import { shippedCatalogue } from '../../fixtures/measure-catalogue.ts';

const modelOf = (id: string) => {
  const found = shippedCatalogue().indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`${id} is not in the catalogue`);
  return found.model;
};
const month = (text: string) => readPeriod(text) ?? yearPeriod(1900);

const QUALITY: CareQuality = {
  regionId: 'prov',
  isInvented: true,
  sha256: '',
  listed: [],
  coverage: [
    { table: 'contact', unit: 'a', month: '2022-03', rows: 12 },
    { table: 'contact', unit: 'b', month: '2022-03', rows: 700 },
    { table: 'contact', unit: 'a', month: '2022-04', rows: 640 },
    { table: 'call', unit: 'a', month: '2022-03', rows: 5 },
  ],
  shares: [
    { kind: 'no-staff', table: 'contact', unit: 'a', month: '2022-03', part: 3, whole: 12 },
    { kind: 'no-staff', table: 'contact', unit: 'b', month: '2022-03', part: 7, whole: 700 },
    { kind: 'no-staff', table: 'contact', unit: 'a', month: '2022-04', part: 0, whole: 640 },
  ],
  shifts: [
    { kind: 'drop', table: 'contact', unit: 'a', month: '2022-03', rows: 12, expected: 640 },
    { kind: 'drop', table: 'call', unit: 'a', month: '2022-03', rows: 5, expected: 900 },
  ],
};

describe('a note of care data', () => {
  const noteOf = careNotes(QUALITY);
  const contacts = modelOf('distanskontakter');
  it.each([
    ['unit', 'a', 'total', '2022-03', 'Registrering 2022-03: kontakter 12 av väntade 640 (1 enhet).'],
    ['unit', 'a', 'total', '2022', 'Registrering 2022-03: kontakter 12 av väntade 640 (1 enhet).'],
    ['unit', 'a', 'total', '2022-04', ''],
    ['unit', 'b', 'total', '2022-03', ''],
    ['unit', 'a', 'women', '2022-03', ''],
    ['area', 'norr', 'total', '2022-03', ''],
    [
      'region',
      'prov',
      'total',
      '2022-03',
      'Registrering 2022-03: kontakter 712 av väntade 1340 (1 enhet). Kvalitet: kontakter utan medarbetare 10 av 712.',
    ],
    ['region', 'prov', 'total', '2022-04', 'Kvalitet: kontakter utan medarbetare 0 av 640.'],
  ] as const)('of %s %s, %s, %s', (kind, id, sex, period, expected) => {
    expect(noteOf({ group: { kind, id }, sex, period: month(period) }, contacts)).toBe(expected);
  });

  it('is about the tables that the measure reads, and no others', () => {
    expect(tablesIn(contacts)).toEqual(['contact']);
    expect(tablesIn(modelOf('samma-dag-telefon'))).toEqual(['call']);
    expect(tablesIn(modelOf('listade'))).toEqual([]);
    const listed = noteOf(
      { group: { kind: 'unit', id: 'a' }, sex: 'total', period: month('2022-03') },
      modelOf('listade'),
    );
    expect(listed).toBe('');
  });
});

const counts = fc.nat(9_999_999);
const table = fc.constantFrom(...CARE_TABLE_NAMES);
const notes: fc.Arbitrary<CareNote> = fc.record({
  shifts: fc.array(
    fc.record({
      month: fc.constantFrom('2022-03', '2019-12'),
      table,
      rows: counts,
      expected: counts,
      units: fc.integer({ min: 1, max: 99 }),
    }),
    { maxLength: 4 },
  ),
  faults: fc.array(
    fc.record({
      kind: fc.constantFrom('no-staff' as const, 'not-listed' as const, 'unknown-code' as const),
      table,
      part: counts,
      whole: counts,
    }),
    { maxLength: 4 },
  ),
});

it('what is written is read back, also with other remarks around it', () => {
  fc.assert(
    fc.property(notes, fc.constantFrom('', 'Enheten öppnade i maj. ', 'ca 12 av 40; '), (note, remark) => {
      expect(readCareNote(remark + writeCareNote(note))).toEqual(note);
    }),
  );
});

it('a note by a person says nothing of care data', () => {
  expect(readCareNote('Registrering av samtal saknas i mars, ca 12 av 40')).toEqual({
    shifts: [],
    faults: [],
  });
});

it('the version of care data is in the file’s name, and in no other file’s', () => {
  const name = careFileName(
    { start: '2021-01-01', end: '2024-01-01' },
    '2024-02-01T060000.000Z-ed3a194656db',
  );
  expect(careVersionIn(name)).toBe('2024-02-01T060000.000Z-ed3a194656db');
  expect(careVersionIn('2022-2023.csv')).toBeNull();
  expect(careVersionIn('varddata.csv')).toBeNull();
});
