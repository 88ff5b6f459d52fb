// Every published figure of Region Västerbotten comes back from the database and from the API as it was printed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ObservationView } from '../../src/http/deliveries-contract.ts';
import { observationList, provenancePage } from '../../src/http/deliveries-contract.ts';
import { ask } from './ask.ts';
import { DEFINITIONS, openServer } from './open-server.ts';

interface PrintedRow {
  readonly indicator: string;
  readonly year: string;
  readonly group_type: string;
  readonly group: string;
  readonly sex: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
  readonly note: string;
}

const text = readFileSync(join(DEFINITIONS, 'vasterbotten/figures/values.csv'), 'utf8');
const printed: PrintedRow[] = parse(text, { columns: true });
const { server, world } = await openServer();
const { observations, next } = await ask(
  server,
  observationList,
  '/api/v1/regions/vasterbotten/observations?count=5000',
);
const stored = await world.observations.current({ regionId: 'vasterbotten' });
const viewByRow = new Map(observations.map((view) => [view.row, view]));
const storedByRow = new Map(stored.map((observation) => [observation.provenance.row, observation]));

/** What the report prints in words for a missing figure; a later year's register is "pending". */
function missingKind({ status, note, value }: PrintedRow): ObservationView['missing'] {
  if (value !== '') return null;
  if (status === 'pending') return 'pending';
  if (note.startsWith('Data saknas')) return 'no-data';
  return /vart tredje år|every third year/.test(note) ? 'not-asked' : 'not-reported';
}

const GROUP_KINDS: Readonly<Record<string, string>> = { unit_min: 'unit-min', unit_max: 'unit-max' };

describe('the published figures of Region Västerbotten', () => {
  it('are 121 rows, each of them one observation and nothing more', () => {
    expect(printed).toHaveLength(121);
    expect(next).toBeNull();
    expect(observations).toHaveLength(121);
    expect(stored).toHaveLength(121);
  });

  it.each(printed.map((row, index) => ({ row, line: index + 2 })))(
    'row $line ($row.indicator $row.year $row.group_type $row.group $row.sex) comes back as printed',
    ({ row, line }) => {
      const view = viewByRow.get(line);
      expect(view).toMatchObject({
        regionId: 'vasterbotten',
        indicatorId: row.indicator,
        period: row.year,
        groupKind: GROUP_KINDS[row.group_type] ?? row.group_type,
        sex: row.sex,
        value: row.value === '' ? null : row.value,
        numerator: row.numerator === '' ? null : Number(row.numerator),
        denominator: row.denominator === '' ? null : Number(row.denominator),
        missing: missingKind(row),
        note: row.note,
        file: 'values.csv',
        sheet: null,
      });
      if (row.group !== '') expect(view?.group).toBe(row.group);
      const observation = storedByRow.get(line);
      expect(observation?.outcome).toEqual(
        row.value === ''
          ? { kind: 'missing', reason: missingKind(row) }
          : {
              kind: 'figure',
              value: row.value,
              numerator: row.numerator === '' ? null : Number(row.numerator),
              denominator: row.denominator === '' ? null : Number(row.denominator),
              certainty: expect.stringMatching(/^(final|approximate)$/),
            },
      );
    },
  );

  it('can be followed to the row of the file that they were read from', async () => {
    const lowest = observations.find(
      (view) => view.indicatorId === 'telefon' && view.groupKind === 'unit-min',
    );
    const page = await ask(server, provenancePage, `/api/v1/observations/${lowest?.id}/provenance`);
    expect(page.columns).toEqual(Object.keys(printed[0] ?? {}));
    expect(page.cells.slice(0, 6)).toEqual(['telefon', '2023', 'unit_min', '', 'total', '40']);
  });

  it('come page by page without repeating or skipping one', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: { observations: ObservationView[]; next: string | null } = await ask(
        server,
        observationList,
        `/api/v1/regions/vasterbotten/observations?count=7${after === '' ? '' : `&after=${after}`}`,
      );
      seen.push(...page.observations.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(observations.map(({ id }) => id));
  });

  it('can be asked for by indicator, group and year', async () => {
    const page = await ask(
      server,
      observationList,
      '/api/v1/regions/vasterbotten/observations?indicator=medbed3,telefon&group=country&from=2023&to=2023',
    );
    expect(page.observations.map(({ indicatorId, value }) => [indicatorId, value])).toEqual([
      ['medbed3', '87'],
      ['telefon', '87'],
    ]);
  });

  it('were not known before they were delivered', async () => {
    const before = await ask(
      server,
      observationList,
      '/api/v1/regions/vasterbotten/observations?knownAt=2026-11-25T07:00:00Z',
    );
    expect(before.observations).toEqual([]);
  });
});
