// Which tables are read and how their columns are recognised, with and without a mapping.
import { describe, expect, it } from 'vitest';
import type { RawTable } from '../../src/collect/contract.ts';
import { interpretTable, interpretTables } from '../../src/collect/interpret-table.ts';
import { readMapping } from '../../src/collect/read-mapping.ts';
import { codes } from '../fixtures/collect-meaning.ts';
import { context } from '../fixtures/collect-region.ts';

function table(lines: readonly string[], sheet: string | null = null): RawTable {
  const rows = lines.map((line, index) => ({ row: index + 1, cells: line.split('|') }));
  return { file: 'fil.csv', sheet, headingRow: 1, columns: rows[0]?.cells ?? [], rows: rows.slice(1) };
}

describe('a heading', () => {
  it.each([
    'indicator|year|group_type|group|sex|value|numerator|denominator|status|note',
    'Indikator|År|Grupptyp|Grupp|Kön|Värde|Täljare|Nämnare|Status|Kommentar',
    'INDIKATOR| år |grupp typ|GRUPP|kön|utfall|täljare|nämnare|status|anmärkning',
  ])('%s needs no mapping', (heading) => {
    const { rows, problems } = interpretTable(
      table([heading, 'hlt|2023|region|Västerbotten|totalt|84|32|38|slutlig|sex enheter inte']),
      context(),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.figure).toMatchObject({
      indicatorId: 'hlt',
      note: 'sex enheter inte',
      outcome: { numerator: 32 },
    });
  });

  it('may stand under a title', () => {
    const { rows, problems } = interpretTable(
      table(['Uppföljning av hälsoval', '', 'Indikator|År|Grupptyp|Värde', 'medbed3|2023|region|77']),
      context(),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ row: 4, figure: { outcome: { value: '77' } } }]);
  });

  it('that lacks a column is refused with what it lacks', () => {
    const { problems } = interpretTable(table(['indikator|grupp', 'medbed3|Umeå']), context());
    expect(problems).toMatchObject([{ code: 'heading-unknown', where: { file: 'fil.csv', row: 1 } }]);
    expect(problems[0]?.message).toBe('Rubriken saknar kolumnerna ”år”, ”värde”.');
  });

  it('with a column that is not known is warned of, column by column', () => {
    const { problems } = interpretTable(
      table(['indikator|år|grupptyp|värde|mål|', 'medbed3|2023|region|77|90|obs']),
      context(),
    );
    expect(problems.map(({ where, message }) => [where.column, message])).toEqual([
      ['mål', 'Kolumnen ”mål” känns inte igen och läses inte.'],
      ['F', 'Kolumnen saknar rubrik och läses inte.'],
    ]);
  });

  it('that names one thing twice is refused', () => {
    const { problems } = interpretTable(
      table(['indikator|år|värde|utfall', 'medbed3|2023|77|78']),
      context(),
    );
    expect(codes(problems, 'error')).toBe('heading-repeated');
  });

  it('alone, without rows, is refused', () => {
    const { problems } = interpretTable(table(['indikator|år|grupptyp|värde']), context());
    expect(codes(problems, 'error')).toBe('no-rows');
  });

  it('without groups is taken to be about the whole region, with a warning', () => {
    const { rows, problems } = interpretTable(table(['indikator|år|värde', 'medbed3|2023|77']), context());
    expect(codes(problems, 'warning')).toBe('no-group-column');
    expect(rows[0]?.figure?.group.kind).toBe('region');
  });
});

describe('a row of another length', () => {
  it('in a text file is a slip of the pen, most likely a decimal comma', () => {
    const { problems } = interpretTable(
      table(['indikator|år|grupptyp|värde', 'medbed3|2023|region|76|9']),
      context(),
    );
    expect(problems).toMatchObject([{ code: 'row-too-long', severity: 'error', where: { row: 2 } }]);
    expect(problems[0]?.hint).toContain('decimalkomma');
  });

  it('in a workbook has a note beside the table', () => {
    const sheet = table(['indikator|år|grupptyp|värde', 'medbed3|2023|region|76|se Anna'], 'Blad1');
    expect(codes(interpretTable(sheet, context()).problems, 'warning')).toBe('row-too-long');
  });
});

describe('a workbook of several sheets', () => {
  const figures = table(['indikator|år|grupptyp|värde', 'medbed3|2023|region|77'], 'Utfall');

  it('is read sheet by sheet, and those that are no figures are passed over by name', () => {
    const { rows, problems } = interpretTables([table(['Läs mig först'], 'Info'), figures], context());
    expect(problems.map(({ message }) => message)).toEqual([
      'Bladet ”Info” läses inte: dess rubriker är inte en tabell med siffror.',
    ]);
    expect(rows).toMatchObject([{ sheet: 'Utfall', row: 2 }]);
  });

  it('with the columns in another order shows each cell under its own heading', () => {
    const other = table(['värde|mål|grupptyp|år|indikator', '73|90|region|2023|telefon'], 'Telefon');
    const { columns, rows } = interpretTables([figures, other], context());
    expect(columns).toEqual(['indikator', 'år', 'grupptyp', 'värde', 'mål']);
    expect(rows[1]?.cells).toEqual(['telefon', '2023', 'region', '73', '90']);
    expect(rows[1]?.figure).toMatchObject({ indicatorId: 'telefon', outcome: { value: '73' } });
  });

  it('in which no sheet fits is refused', () => {
    expect(codes(interpretTables([table(['a'], 'A'), table(['b'], 'B')], context()).problems, 'error')).toBe(
      'heading-unknown, heading-unknown',
    );
  });

  it('that repeats itself between sheets names the sheet', () => {
    const { problems } = interpretTables([figures, { ...figures, sheet: 'Kopia' }], context());
    expect(problems[0]?.message).toBe('Raden upprepar rad 2 i blad Utfall och läses inte två gånger.');
  });
});

describe('a mapping', () => {
  const text = `
columns: { indikator: Mått i rapporten, värde: Resultat 2023, group: Vårdenhet }
fixed: { year: 2023, group_type: unit }
names:
  Tillgänglighet 3:an: medbed3
  PHC: Piteå hälsocentral
`;
  const file = table(['Vårdenhet|Mått i rapporten|Resultat 2023', 'PHC|Tillgänglighet 3:an|77']);

  it('tells which column holds what, what all rows share, and whose names are which', () => {
    const { value: mapping, problems } = readMapping(text);
    expect(problems).toEqual([]);
    const interpretation = interpretTable(file, context({ mapping }));
    expect(interpretation.problems).toEqual([]);
    expect(interpretation.rows[0]?.figure).toMatchObject({
      indicatorId: 'medbed3',
      group: { kind: 'unit', id: 'pitea-halsocentral' },
      period: { start: '2023-01-01' },
      outcome: { value: '77' },
    });
  });

  it('may be JSON', () => {
    expect(readMapping('{"columns": {"value": "Utfall"}, "fixed": {"year": 2023}}').value).toEqual({
      columns: { value: 'Utfall' },
      fixed: { year: '2023' },
      names: {},
    });
  });

  it('made for another file is refused by the column that is not there', () => {
    const { value: mapping } = readMapping(text);
    const { problems } = interpretTable(table(['Vårdenhet|Mått i rapporten', 'PHC|x']), context({ mapping }));
    expect(problems[0]?.message).toBe('Rubriken saknar kolumnen ”Resultat 2023”.');
  });

  it.each([
    ['columns: [', 'mapping-broken', 1],
    ['', 'mapping-broken', 1],
    ['nonsense', 'mapping-broken', 1],
    ['colums:\n  value: X', 'mapping-unknown-part', 1],
    ['columns:\n  vaule: X', 'mapping-unknown-field', 2],
    ['columns:\n  value: X\n  värde: Y', 'mapping-contradicts', 3],
    ['columns:\n  year: X\nfixed:\n  year: 2023', 'mapping-contradicts', 1],
    ['columns:\n  value: [a]', 'mapping-not-text', 2],
    ['names:\n  Anna 19121212-1212: telefon', 'identity-number', 2],
    ['a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nnames: *b', 'mapping-unknown-part', 1],
  ])('%j is refused as %s on line %i', (broken, code, line) => {
    const { value, problems } = readMapping(broken, 'mappning.yaml');
    expect(value).toBeNull();
    expect(problems[0]).toMatchObject({ code, severity: 'error', where: { file: 'mappning.yaml', line } });
    expect(JSON.stringify(problems)).not.toContain('1212');
  });
});
