// What only several rows together can tell: repeats, women and men against the total, new against known.
import { describe, expect, it } from 'vitest';
import { countRows, rowsToAccept } from '../../src/collect/accepted-rows.ts';
import type { ObservedFigure } from '../../src/core/observation.ts';
import type { Cells } from '../fixtures/collect-meaning.ts';
import { codes, interpretCells } from '../fixtures/collect-meaning.ts';
import { known } from '../fixtures/collect-region.ts';

const sexes = (total: string, women: string, men: string, indicator = 'medbed3'): Cells[] => [
  { indicator, value: total },
  { indicator, sex: 'kvinnor', value: women },
  { indicator, sex: 'män', value: men },
];

const shares = (...counts: readonly [sex: string, numerator: string, denominator: string][]): Cells[] =>
  counts.map(([sex, numerator, denominator]) => ({ sex, value: '', numerator, denominator }));

describe('the same figure twice', () => {
  it('is read once, with a warning that names the first row', () => {
    const { rows, problems } = interpretCells([{ value: '70' }, { value: '70,0' }]);
    expect(problems).toMatchObject([{ code: 'row-repeated', severity: 'warning', where: { row: 3 } }]);
    expect(problems[0]?.message).toBe('Raden upprepar rad 2 och läses inte två gånger.');
    expect(rows.map(({ figure }) => figure !== null)).toEqual([true, false]);
  });

  it('is refused when the two differ, and each row names the other', () => {
    const { problems } = interpretCells([{ value: '70' }, { value: '71' }]);
    expect(problems.map(({ where, message }) => [where.row, message])).toEqual([
      [2, 'Raden och rad 3 gäller samma indikator, grupp, kön och period men säger olika saker.'],
      [3, 'Raden och rad 2 gäller samma indikator, grupp, kön och period men säger olika saker.'],
    ]);
  });

  it.each<[string, Cells]>([
    ['another sex', { sex: 'kvinnor' }],
    ['another year', { year: '2022' }],
    ['another period', { year: '', period: '2023-04' }],
    ['another group', { group_type: 'area', group: 'Umeå' }],
    ['another indicator', { indicator: 'telefon' }],
  ])('is not the same with %s', (_, other) => {
    expect(interpretCells([{ value: '70' }, { value: '71', ...other }]).problems).toEqual([]);
  });
});

describe('women, men and the total', () => {
  it.each<[string, Cells[], string, string]>([
    ['a share between the two', sexes('72', '70', '73'), '', ''],
    ['a share equal to one of them by rounding', sexes('28.0', '27.9', '28.0'), '', ''],
    ['a share that rounding can explain', sexes('74', '71', '73'), '', ''],
    ['a share above both', sexes('75', '71', '73'), '', 'total-outside-sexes'],
    ['a share below both', sexes('65', '71', '73'), '', 'total-outside-sexes'],
    ['an index above both', sexes('0.40', '0.36', '0.38', 'kontinuitet'), '', 'total-outside-sexes'],
    ['counts that add up', sexes('5796', '4072', '1724', 'etjanster_inkomna'), '', ''],
    ['counts that do not', sexes('5800', '4072', '1724', 'etjanster_inkomna'), 'sexes-do-not-add-up', ''],
    [
      'rounded counts that do not',
      sexes('ca 5800', '4072', '1724', 'etjanster_inkomna'),
      '',
      'sexes-do-not-add-up',
    ],
    [
      'counts that add up with the unknown',
      [
        ...sexes('5800', '4072', '1724', 'etjanster_inkomna'),
        { indicator: 'etjanster_inkomna', sex: 'okänt', value: '4' },
      ],
      '',
      '',
    ],
    [
      'numerators and denominators that add up',
      shares(['', '7', '10'], ['k', '4', '5'], ['m', '3', '5']),
      '',
      '',
    ],
    [
      'denominators that do not',
      shares(['', '7', '11'], ['k', '4', '5'], ['m', '3', '5']),
      'sexes-do-not-add-up',
      '',
    ],
    [
      'numerators that do not',
      shares(['', '8', '10'], ['k', '4', '5'], ['m', '3', '5']),
      'sexes-do-not-add-up',
      '',
    ],
    [
      'the lowest centres of each, which are different centres',
      sexes('40', '50', '60').map((row) => ({ ...row, group_type: 'unit_min' })),
      '',
      '',
    ],
  ])('%s', (_, rows, errors, warnings) => {
    const { problems } = interpretCells(rows);
    expect([codes(problems, 'error'), codes(problems, 'warning')]).toEqual([errors, warnings]);
  });

  it('says the sum, the total and what is missing', () => {
    const [problem] = interpretCells(sexes('5800', '4072', '1724', 'etjanster_inkomna')).problems;
    expect(`${problem?.message} ${problem?.hint}`).toBe(
      'Kvinnor och män stämmer inte med totalen: 4\u00a0072 + 1\u00a0724 är 5\u00a0796, men antalet för totalt är 5\u00a0800. Rätta den som är fel. Är kön okänt för de 4 som fattas: lägg till en rad för okänt kön.',
    );
  });

  it('meet the sexes of an earlier delivery when only the total comes anew', () => {
    const earlier = interpretCells(sexes('72', '70', '73')).rows.flatMap(({ figure }) =>
      figure ? [known(figure)] : [],
    );
    const { problems } = interpretCells([{ value: '80' }], { known: earlier });
    expect(problems[0]?.message).toBe(
      'Totalt är 80, men ligger inte mellan kvinnor och män (70 och 73). (Från en tidigare leverans: kvinnor, män.)',
    );
  });
});

describe('against what is known', () => {
  const figureOf = (cells: Cells): ObservedFigure => {
    const figure = interpretCells([cells]).rows[0]?.figure;
    if (!figure) throw new Error('The row was not read');
    return figure;
  };
  const earlier = known(figureOf({ value: '72' }));
  const standing = (cells: Cells, change = earlier) =>
    interpretCells([cells], { known: [change] }).rows[0]?.standing;

  it.each<[Cells, string]>([
    [{ value: '72' }, 'unchanged'],
    [{ value: '72,0' }, 'unchanged'],
    [{ value: '73' }, 'restated'],
    [{ value: '72', status: 'preliminär' }, 'restated'],
    [{ value: '72', numerator: '72', denominator: '100' }, 'restated'],
    [{ value: '', status: 'saknas' }, 'restated'],
    [{ value: '72', year: '2022' }, 'new'],
    [{ value: '72', sex: 'kvinnor' }, 'new'],
    [{ value: '170' }, 'refused'],
  ])('%j is %s', (cells, expected) => {
    expect(standing(cells)).toBe(expected);
  });

  it('the same figure under a new definition is a restatement', () => {
    expect(standing({ value: '72' }, { ...earlier, definition: 'medbed3-0' })).toBe('restated');
  });

  it('a restated row carries the earlier figure', () => {
    const { rows } = interpretCells([{ value: '73' }], { known: [earlier] });
    expect(rows[0]?.earlier?.outcome).toMatchObject({ value: '72' });
  });

  it('only new and restated rows are stored, and restated ones need a reason', () => {
    const interpretation = interpretCells([{ value: '73' }, { sex: 'kvinnor', value: '73' }], {
      known: [earlier],
    });
    expect(rowsToAccept(interpretation, ' ').value).toBeNull();
    expect(rowsToAccept(interpretation, 'Ny körning').value).toMatchObject([
      { row: 2, restatementReason: 'Ny körning' },
      { row: 3, restatementReason: null },
    ]);
    expect(countRows(interpretation)).toMatchObject({ rows: 2, added: 1, restated: 1, errors: 0 });
  });

  it('one error anywhere and nothing is accepted', () => {
    const interpretation = interpretCells([{ value: '73' }, { sex: 'kvinnor', value: '173' }]);
    expect(rowsToAccept(interpretation, '').value).toBeNull();
    expect(countRows(interpretation)).toMatchObject({ added: 1, errors: 1 });
  });
});

it('shares written as fractions are told', () => {
  const fractions = ['Umeå', 'Skellefteå', 'Södra Lappland'].map((group) => ({
    group_type: 'area',
    group,
    value: '0,72',
  }));
  expect(codes(interpretCells(fractions).problems, 'warning')).toBe('shares-as-fractions');
  expect(interpretCells([...fractions, { value: '72' }]).problems).toEqual([]);
});
