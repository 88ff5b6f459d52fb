// What is told about broken definitions: the code, and the line that the person must mend.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../core/problem.ts';
import type { DefinitionFile } from './contract.ts';
import { readRegion } from './read-region.ts';

const WHOLE: Readonly<Record<string, string>> = {
  'catalogue/definitions.yaml': `
- id: bedomning
  validTo: 2024-01-01
  kind: proportion
  unit: percent
  aggregation: pooled-ratio
  numerator: De som fått bedömning
  denominator: De som sökt
- id: bedomning
  validFrom: 2024-01-01
  kind: proportion
  unit: percent
  aggregation: pooled-ratio
  numerator: De som fått bedömning av läkare
  denominator: De som sökt
`,
  'region.yaml': `
id: provlandet
name: Region Provlandet
shortName: Provlandet
unitWord: {one: central, many: centraler, definite: centralerna}
`,
  'organisation.yaml': `
areas:
  - {id: norr, name: Norr}
  - {id: soder, name: Söder}
operators:
  - {id: egen, name: Egen regi}
units:
  - id: alen
    name: Alen
    area: norr
    operator: egen
  - id: boken
    name: Boken
    validTo: 2023-01-01
    successor: alen
    area:
      - {id: norr, validTo: 2022-01-01}
      - {id: soder, validFrom: 2022-01-01}
counts:
  - {year: 2023, what: all, count: 2, source: Prov}
`,
  'indicators/alla.yaml': `
- id: medbed3
  name: Bedömning i tid
  definition: bedomning
  decimals: 0
  direction: higher
  source: Prov
  periodicity: year
  aliases: [3:an]
- id: kostnad
  name: Kostnad
  definition:
    id: kostnad-prov
    kind: money
    unit: tkr
    aggregation: sum
    numerator: Kronor
  decimals: 0
  direction: track
  source: Prov
  periodicity: year
`,
  'plans/2023.yaml': `
year: 2023
name: Plan
source: Prov
rule:
  id: regel
  source: Prov
  bands:
    - {light: reached, from: 1}
    - {light: partly, from: 0.8, below: 1}
    - {light: not-reached, from: 0, below: 0.8}
goals:
  - id: "1"
    name: Mål
    published: {level: partly, source: Prov}
    indicators: [medbed3]
indicators:
  - kostnad
targets:
  - {indicator: medbed3, level: ≥ 90 percent}
requirements:
  - id: krav
    indicator: medbed3
    demand: ≥ 80 percent
    consequence: Beskriv åtgärder
    source: Prov
`,
};

function filesWith(changes: Readonly<Record<string, string | null>>): readonly DefinitionFile[] {
  return Object.entries({ ...WHOLE, ...changes }).flatMap(([path, text]) =>
    text === null ? [] : [{ path, text }],
  );
}

/** The definitions with one text replaced by another, which must be there. */
function broken(path: string, from: string, to: string): readonly DefinitionFile[] {
  const text = WHOLE[path] ?? '';
  expect(text, `${path} holds what the case breaks`).toContain(from);
  return filesWith({ [path]: text.replace(from, to) });
}

function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, where }) => `${code} ${where.file}:${where.line ?? '-'}`);
}

it('whole definitions are read without a problem', () => {
  const { value, problems } = readRegion(filesWith({}));
  expect(problems).toEqual([]);
  expect(value?.plans[0]).toMatchObject({
    regionId: 'provlandet',
    year: 2023,
    goals: [{ id: '1', published: { level: 'partly' } }],
    targets: [
      {
        kind: 'level',
        comparator: '≥',
        value: '90',
        unit: 'percent',
        group: null,
        sex: 'total',
        origin: 'region',
      },
    ],
    requirements: [{ comparator: '≥', threshold: '80' }],
  });
  expect(value?.plans[0]?.indicators.map(({ id, goalIds, unit }) => [id, goalIds, unit])).toEqual([
    ['medbed3', ['1'], 'percent'],
    ['kostnad', [], 'tkr'],
  ]);
});

it('the plan takes the version of a definition that is in force in its year', () => {
  const files = filesWith({
    'plans/2024.yaml': (WHOLE['plans/2023.yaml'] ?? '').replace('year: 2023', 'year: 2024'),
  });
  const [before, after] = readRegion(files).value?.plans ?? [];
  expect(before?.indicators[0]?.meaning.numerator).toBe('De som fått bedömning');
  expect(after?.indicators[0]?.meaning.numerator).toBe('De som fått bedömning av läkare');
  expect(before?.indicators[0]?.meaning.fingerprint).not.toBe(after?.indicators[0]?.meaning.fingerprint);
});

const CATALOGUE = 'catalogue/definitions.yaml';
const ORGANISATION = 'organisation.yaml';
const INDICATORS = 'indicators/alla.yaml';
const PLAN = 'plans/2023.yaml';

/** What is wrong, the file, what is replaced by what, the code, and a part of the line that is pointed at. */
const CASES: readonly (readonly [string, string, string, string, string, string | number])[] = [
  [
    'a misspelt key',
    INDICATORS,
    'decimals: 0\n  direction: higher',
    'decimal: 0\n  decimals: 0\n  direction: higher',
    'unknown-key',
    'decimal: 0',
  ],
  [
    'a missing key',
    INDICATORS,
    '  source: Prov\n  periodicity: year\n  aliases',
    '  periodicity: year\n  aliases',
    'missing-key',
    '- id: medbed3',
  ],
  ['a key without value', INDICATORS, 'name: Bedömning i tid', 'name:', 'wrong-form', 'name:'],
  [
    'an unknown word',
    INDICATORS,
    'direction: higher',
    'direction: hihger',
    'not-one-of',
    'direction: hihger',
  ],
  [
    'a decimal where a whole number stands',
    INDICATORS,
    'decimals: 0',
    'decimals: 0.5',
    'not-a-number',
    'decimals: 0.5',
  ],
  ['an id with capitals', INDICATORS, 'id: medbed3', 'id: Medbed3', 'not-an-id', 'id: Medbed3'],
  ['two indicators with one id', INDICATORS, 'id: kostnad\n', 'id: medbed3\n', 'duplicate-id', 10],
  [
    'an alias that is another indicator’s name',
    INDICATORS,
    'aliases: [3:an]',
    'aliases: [KOSTNAD]',
    'duplicate-name',
    'id: kostnad',
  ],
  [
    'two indicators with one definition',
    INDICATORS,
    'definition:\n    id: kostnad-prov\n    kind: money\n    unit: tkr\n    aggregation: sum\n    numerator: Kronor',
    'definition: bedomning',
    'duplicate-definition',
    'id: kostnad',
  ],
  [
    'an unknown definition',
    INDICATORS,
    'definition: bedomning',
    'definition: bedömning'.replace('ö', 'oo'),
    'unknown-id',
    'definition: bedoomning',
  ],
  [
    'a catalogue id written anew',
    INDICATORS,
    'id: kostnad-prov',
    'id: bedomning',
    'duplicate-id',
    'id: bedomning',
  ],
  ['money told in days', INDICATORS, 'unit: tkr', 'unit: days', 'unit-kind-mismatch', 'unit: days'],
  ['an unknown unit', INDICATORS, 'unit: tkr', 'unit: kkr', 'not-one-of', 'unit: kkr'],
  [
    'two versions valid at once',
    CATALOGUE,
    'validFrom: 2024-01-01',
    'validFrom: 2023-06-01',
    'overlapping-validity',
    9,
  ],
  [
    'validity that ends before it begins',
    CATALOGUE,
    'validTo: 2024-01-01',
    'validFrom: 2025-01-01\n  validTo: 2024-01-01',
    'validity-reversed',
    'validTo: 2024-01-01',
  ],
  [
    'a day that does not exist',
    CATALOGUE,
    'validFrom: 2024-01-01',
    'validFrom: 2024-02-30',
    'not-a-date',
    '2024-02-30',
  ],
  [
    'a share without denominator',
    CATALOGUE,
    '  numerator: De som fått bedömning\n  denominator: De som sökt\n',
    '  numerator: De som fått bedömning\n',
    'missing-key',
    '- id: bedomning',
  ],
  ['an unknown area', ORGANISATION, 'area: norr', 'area: nor', 'unknown-id', 'area: nor'],
  ['an operator where an area stands', ORGANISATION, 'area: norr', 'area: egen', 'unknown-id', 'area: egen'],
  [
    'areas within each other',
    ORGANISATION,
    '{id: norr, name: Norr}\n  - {id: soder, name: Söder}',
    '{id: norr, name: Norr, area: soder}\n  - {id: soder, name: Söder, area: norr}',
    'organisation-cycle',
    'id: norr, name',
  ],
  [
    'an area within itself',
    ORGANISATION,
    '{id: norr, name: Norr}',
    '{id: norr, name: Norr, area: norr}',
    'organisation-cycle',
    'id: norr, name',
  ],
  [
    'two areas at the same time',
    ORGANISATION,
    '{id: soder, validFrom: 2022-01-01}',
    '{id: soder, validFrom: 2021-01-01}',
    'overlapping-validity',
    'validFrom: 2021-01-01',
  ],
  [
    'an unknown successor',
    ORGANISATION,
    'successor: alen',
    'successor: allen',
    'unknown-id',
    'successor: allen',
  ],
  [
    'a successor of something that goes on',
    ORGANISATION,
    '    validTo: 2023-01-01\n',
    '',
    'successor-without-end',
    'successor: alen',
  ],
  [
    'a centre that succeeds itself',
    ORGANISATION,
    'successor: alen',
    'successor: boken',
    'organisation-cycle',
    'successor: boken',
  ],
  ['two centres with one id', ORGANISATION, 'id: boken', 'id: alen', 'duplicate-id', 12],
  ['two centres with one name', ORGANISATION, 'name: Boken', 'name: alen', 'duplicate-name', 'id: boken'],
  [
    'a count of something unknown',
    ORGANISATION,
    'what: all',
    'what: "operator:egn"',
    'unknown-id',
    'operator:egn',
  ],
  ['a plan in the wrong file', PLAN, 'year: 2023', 'year: 2024', 'year-mismatch', 'year: 2024'],
  [
    'a goal with an unknown indicator',
    PLAN,
    'indicators: [medbed3]',
    'indicators: [medbed3, medbed4]',
    'unknown-id',
    'medbed4',
  ],
  ['an unknown level of a goal', PLAN, 'level: partly', 'level: delvis', 'not-one-of', 'level: delvis'],
  [
    'a target for what is not followed up',
    PLAN,
    '{indicator: medbed3, level',
    '{indicator: medbed, level',
    'unknown-id',
    'indicator: medbed,',
  ],
  [
    'a target in another unit',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≥ 90 index',
    'target-unit-mismatch',
    '≥ 90 index',
  ],
  [
    'a target in an unknown unit',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≥ 90 procent',
    'not-one-of',
    '≥ 90 procent',
  ],
  ['a share above 100', PLAN, 'level: ≥ 90 percent', 'level: ≥ 900 percent', 'target-impossible', '≥ 900'],
  ['a share beyond 100', PLAN, 'level: ≥ 90 percent', 'level: "> 100 percent"', 'target-impossible', '> 100'],
  [
    'a target that can’t be missed',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≥ 0 percent',
    'target-impossible',
    '≥ 0',
  ],
  [
    'a target against the direction',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≤ 90 percent',
    'target-against-direction',
    '≤ 90',
  ],
  [
    'a direction against the direction',
    PLAN,
    'level: ≥ 90 percent',
    'direction: decrease',
    'target-against-direction',
    'decrease',
  ],
  [
    'a level for what is only followed',
    PLAN,
    '{indicator: medbed3, level: ≥ 90 percent}',
    '{indicator: kostnad, level: ≥ 90 tkr}',
    'target-against-direction',
    '90 tkr',
  ],
  [
    'two targets for the same',
    PLAN,
    'targets:\n',
    'targets:\n  - {indicator: medbed3, direction: increase}\n',
    'duplicate-target',
    'level: ≥ 90 percent',
  ],
  [
    'a target of two kinds',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≥ 90 percent, direction: increase',
    'target-kind',
    'direction: increase',
  ],
  [
    'a share’s change in per cent',
    PLAN,
    'level: ≥ 90 percent',
    'change: ≥ 2 percent',
    'target-unit-mismatch',
    '≥ 2 percent',
  ],
  [
    'a change the wrong way',
    PLAN,
    'level: ≥ 90 percent',
    'change: ≤ 2 own-unit',
    'target-against-direction',
    '≤ 2',
  ],
  [
    'a target of no kind',
    PLAN,
    '{indicator: medbed3, level: ≥ 90 percent}',
    '{indicator: medbed3}',
    'target-kind',
    'indicator: medbed3}',
  ],
  [
    'a target without comparison',
    PLAN,
    'level: ≥ 90 percent',
    'level: 90 percent',
    'not-a-demand',
    '90 percent',
  ],
  [
    'a target for an unknown group',
    PLAN,
    'level: ≥ 90 percent',
    'level: ≥ 90 percent, group: "area:nord"',
    'unknown-id',
    'area:nord',
  ],
  [
    'a demand in another unit',
    PLAN,
    'demand: ≥ 80 percent',
    'demand: ≥ 80 tkr',
    'target-unit-mismatch',
    '≥ 80 tkr',
  ],
  ['a rule with a hole', PLAN, 'below: 1}', 'below: 0.99}', 'rule-hole', 'below: 0.99'],
  ['a rule with an overlap', PLAN, 'below: 0.8}', 'below: 0.85}', 'rule-overlap', 'below: 0.85'],
  ['a rule that ends above nought', PLAN, 'from: 0, below', 'from: 0.1, below', 'rule-hole', 'from: 0.1,'],
  [
    'a rule upside down',
    PLAN,
    'light: partly, from',
    'light: reached, from',
    'rule-not-monotone',
    'from: 0.8, below: 1',
  ],
  [
    'a rule without bands',
    PLAN,
    '  bands:\n    - {light: reached, from: 1}\n    - {light: partly, from: 0.8, below: 1}\n    - {light: not-reached, from: 0, below: 0.8}\n',
    '',
    'rule-hole',
    'id: regel',
  ],
  ['the same key twice', PLAN, 'name: Plan', 'name: Plan\nname: Plan', 'yaml-syntax', 4],
  ['tabs for spaces', PLAN, '    name: Mål', '\t\tname: Mål', 'yaml-syntax', '\t\tname'],
  [
    'a bare >',
    PLAN,
    '≥ 90 percent}',
    '≥ 90 percent}\n  - indicator: medbed3\n    level: > 90 percent',
    'yaml-syntax',
    'level: > 90',
  ],
  ['an alias', PLAN, 'name: Plan', 'name: &namn Plan\nsource2: *namn', 'yaml-form', 'source2'],
  [
    'a personal identity number',
    PLAN,
    'name: Plan',
    'name: Plan för 19121212-1212',
    'identity-number',
    'name: Plan',
  ],
  [
    'text where keys stand',
    PLAN,
    'published: {level: partly, source: Prov}',
    'published: delvis',
    'wrong-form',
    'published: delvis',
  ],
];

describe('a target', () => {
  it.each([
    [
      'level: ≥ 90 percent',
      { kind: 'level', comparator: '≥', value: '90', unit: 'percent', group: null, sex: 'total' },
    ],
    ['level: ">= 90,5 percent"', { comparator: '≥', value: '90.5' }],
    [
      'level: ≥ 90 percent, group: "area:norr", sex: women',
      { group: { kind: 'area', id: 'norr', name: 'Norr' }, sex: 'women' },
    ],
    [
      'level: ≥ 90 percent, population: {id: sabo, name: Boende på särskilt boende}',
      { group: { kind: 'population', id: 'sabo', name: 'Boende på särskilt boende' } },
    ],
    ['level: ≥ 90 percent, origin: national, note: Målnivå', { origin: 'national', note: 'Målnivå' }],
    ['direction: increase', { kind: 'direction', wanted: 'increase', tolerance: '0' }],
    ['direction: increase, tolerance: 0.5', { tolerance: '0.5' }],
    ['change: ≥ 2 own-unit', { kind: 'change', comparator: '≥', value: '2', per: 'own-unit' }],
    ['none: Indikatorn följs och utvecklas', { kind: 'none', note: 'Indikatorn följs och utvecklas' }],
  ])('is written “%s”', (written, expected) => {
    const { value, problems } = readRegion(broken(PLAN, 'level: ≥ 90 percent', written));
    expect(problems).toEqual([]);
    expect(value?.plans[0]?.targets[0]).toMatchObject(expected);
  });
});

describe('broken definitions', () => {
  it('any damage to a file gives a region or problems with places, never a crash', () => {
    const paths = Object.keys(WHOLE);
    const scrap = fc.constantFrom(
      '',
      ':',
      '- ',
      '{',
      ']',
      '"',
      '\n',
      '  ',
      '\t',
      '#',
      '≥',
      '&a',
      '*a',
      '!!x',
      '---',
      '%',
      'id',
      '0',
      '\u0000',
      '}',
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(600), fc.nat(12), scrap, (path, at, length, put) => {
        const text = WHOLE[path] ?? '';
        const damaged = text.slice(0, at) + put + text.slice(at + length);
        const { value, problems } = readRegion(filesWith({ [path]: damaged }));
        expect(value !== null || problems.length > 0).toBe(true);
        for (const { where } of problems) expect(where.file).toBeTruthy();
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it.each(CASES)('%s is told with its line', (_, path, from, to, code, at) => {
    const files = broken(path, from, to);
    const { value, problems } = readRegion(files);
    const found = problems.filter((problem) => problem.code === code && problem.where.file === path);
    expect(told(problems)).toContain(`${code} ${path}:${found[0]?.where.line}`);
    if (typeof at === 'number') expect(found.map(({ where }) => where.line)).toContain(at);
    else {
      const lines = (files.find((file) => file.path === path)?.text ?? '').split('\n');
      expect(found.map(({ where }) => lines[(where.line ?? 0) - 1]).join('\n')).toContain(at);
    }
    expect(value).toBeNull();
  });

  it('a definition without a version for the plan’s year is told in the plan', () => {
    const { problems } = readRegion(broken(CATALOGUE, 'validTo: 2024-01-01', 'validTo: 2022-01-01'));
    expect(told(problems)).toContain(`definition-not-valid ${PLAN}:2`);
  });

  it('every problem says what is wrong and what to try in whole sentences', () => {
    for (const [, path, from, to] of CASES)
      for (const { message, hint } of readRegion(broken(path, from, to)).problems) {
        expect(message).toMatch(/[.:]$/);
        expect(hint).toMatch(/[.?]$/);
      }
  });

  it('all problems come at once, file by file and line by line', () => {
    const { problems } = readRegion(
      filesWith({
        [INDICATORS]: (WHOLE[INDICATORS] ?? '')
          .replace('direction: higher', 'direction: up')
          .replace('unit: tkr', 'unit: kr'),
        [PLAN]: (WHOLE[PLAN] ?? '').replace('indicators: [medbed3]', 'indicators: [medbed9]'),
      }),
    );
    expect(problems.map(({ code, where }) => `${code} ${where.file}`)).toEqual([
      `not-one-of ${INDICATORS}`,
      `not-one-of ${INDICATORS}`,
      `unknown-id ${PLAN}`,
      `unknown-id ${PLAN}`,
      `unknown-id ${PLAN}`,
    ]);
  });

  it('a broken file gives one problem, not one for everything that refers to it', () => {
    expect(told(readRegion(filesWith({ [CATALOGUE]: '- id: "x' })).problems)).toEqual([
      `yaml-syntax ${CATALOGUE}:1`,
    ]);
  });

  it('a misspelt name is answered with the name that was meant', () => {
    const hints = readRegion(broken(ORGANISATION, 'area: norr', 'area: nrorr')).problems.map(
      ({ hint }) => hint,
    );
    expect(hints).toEqual(['Menade du ”norr”?']);
  });

  it('an identity number is never repeated in a message', () => {
    const { problems } = readRegion(broken(PLAN, 'name: Plan', 'name: 19121212-1212'));
    expect(JSON.stringify(problems)).not.toContain('1212');
  });

  it.each(['region.yaml', 'organisation.yaml', PLAN])('a region without %s is told so', (path) => {
    const { value, problems } = readRegion(filesWith({ [path]: null }));
    expect(problems.map(({ code }) => code)).toContain('missing-file');
    expect(value).toBeNull();
  });

  it('a YAML file that is no definition is told, other files are passed over', () => {
    const files = [
      ...filesWith({}),
      { path: 'planer/2023.yaml', text: '' },
      { path: 'figures/a.csv', text: 'x' },
    ];
    expect(told(readRegion(files).problems)).toEqual(['unknown-file planer/2023.yaml:-']);
  });
});
