// What the assessment rule means: value, target → light and sentence. Readable by an analyst.
import { describe, expect, it } from 'vitest';
import { assessGoal } from '../../src/assess/assess-goal.ts';
import { assessIndicator } from '../../src/assess/assess-indicator.ts';
import { assessYear } from '../../src/assess/assess-year.ts';
import { chooseTargets } from '../../src/assess/choose-target.ts';
import { lightChanges } from '../../src/assess/light-changes.ts';
import { writeReason } from '../../src/assess/write-reason.ts';
import { writeRule } from '../../src/assess/write-rule.ts';
import { writeTargetShort } from '../../src/assess/write-target.ts';
import { decimal } from '../../src/core/decimal.ts';
import type { Light } from '../../src/core/light.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Indicator, Target } from '../../src/plan/contract.ts';
import {
  changeTarget,
  directionTarget,
  levelTarget,
  makeGoal,
  makeIndicator,
  makePlan,
  noTarget,
  observe,
  RULE,
} from '../fixtures/make.ts';

const plan = makePlan();
const percent = makeIndicator({ decimals: 1 });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function assess(target: Target | null, observations: readonly Observation[], indicator: Indicator = percent) {
  const verdict = assessIndicator({ plan, indicator, target, observations });
  return {
    light: verdict.light,
    verdict,
    sv: plain(writeReason(verdict, indicator, plan, 'sv')),
    en: plain(writeReason(verdict, indicator, plan, 'en')),
  };
}

describe('a level target', () => {
  it.each<[string, '≥' | '>' | '≤' | '<', string, Light, string]>([
    ['90', '≥', '90', 'reached', 'Utfallet är 90 procent och når målet, minst 90 procent.'],
    [
      '77',
      '≥',
      '90',
      'partly',
      'Utfallet är 77 av 90, alltså 86 procent av målet. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '72',
      '≥',
      '90',
      'partly',
      'Utfallet är 72 av 90, alltså 80 procent av målet. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '71.9',
      '≥',
      '90',
      'not-reached',
      'Utfallet är 71,9 av 90, alltså 79,9 procent av målet. Det är under 80 procent, så målet nås inte.',
    ],
    [
      '89.96',
      '≥',
      '90',
      'partly',
      'Utfallet är 89,96 av 90, alltså 99,96 procent av målet. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '71.9999999',
      '≥',
      '90',
      'not-reached',
      'Utfallet är 72,0 av 90, alltså knappt 80 procent av målet. Det är under 80 procent, så målet nås inte.',
    ],
    ['90', '>', '90', 'partly', 'Utfallet är 90 procent, precis på gränsen, men målet är över 90 procent.'],
    ['90.1', '>', '90', 'reached', 'Utfallet är 90,1 procent och når målet, över 90 procent.'],
    [
      '84',
      '≥',
      '100',
      'partly',
      'Utfallet är 84 av 100, alltså 84 procent av målet. Från 80 procent av målet är statusen delvis.',
    ],
    ['5.8', '<', '7', 'reached', 'Utfallet är 5,8 procent och når målet, under 7 procent.'],
    ['7', '<', '7', 'partly', 'Utfallet är 7 procent, precis på gränsen, men målet är under 7 procent.'],
    [
      '8',
      '≤',
      '7',
      'partly',
      'Utfallet är 8 procent och målet är högst 7 procent. Lägre är bättre, så måluppfyllelsen är 7 av 8, alltså 88 procent. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '9',
      '≤',
      '7',
      'not-reached',
      'Utfallet är 9 procent och målet är högst 7 procent. Lägre är bättre, så måluppfyllelsen är 7 av 9, alltså 78 procent. Det är under 80 procent, så målet nås inte.',
    ],
    ['0', '≤', '7', 'reached', 'Utfallet är 0 procent och når målet, högst 7 procent.'],
    ['0', '≤', '0', 'reached', 'Utfallet är 0 procent och når målet, högst 0 procent.'],
    ['1', '≤', '0', 'not-reached', 'Utfallet är 1 procent och når inte målet, högst 0 procent.'],
    ['0', '≥', '90', 'not-reached', 'Utfallet är 0 procent och når inte målet, minst 90 procent.'],
  ])('%s against %s %s is %s', (value, comparator, wanted, light, sentence) => {
    const told = assess(levelTarget(comparator, wanted), [observe({ value })]);
    expect(told.light).toBe(light);
    expect(told.sv).toBe(sentence);
  });

  it('is met or missed by the exact share, not by the printed one', () => {
    const told = assess(levelTarget('≥', '90'), [
      observe({ value: '90', numerator: 8999, denominator: 10000 }),
    ]);
    expect(told.light).toBe('partly');
    expect(told.sv).toContain('Utfallet är 89,99 av 90');
  });

  it.each<[string, '≥' | '>' | '≤' | '<', string, Light]>([
    ['70', '≥', '70', 'not-assessable'],
    ['70', '<', '70.5', 'not-assessable'],
    ['70.0', '≥', '70.1', 'partly'],
    ['70.0', '≥', '70.05', 'not-assessable'],
    ['71', '≥', '70', 'reached'],
    ['69', '≥', '70', 'partly'],
    ['40', '≥', '70', 'not-reached'],
  ])(
    'given as about %s cannot be held against %s %s when rounding may hide the side: %s',
    (value, comparator, wanted, light) => {
      const told = assess(levelTarget(comparator, wanted), [observe({ value, certainty: 'approximate' })]);
      expect(told.light).toBe(light);
    },
  );

  it('says why an approximate value on the target is not assessed, and still shows the value', () => {
    const told = assess(levelTarget('≥', '70'), [observe({ value: '70', certainty: 'approximate' })]);
    expect(told.verdict.because.kind).toBe('approximate-at-target');
    expect(told.verdict.observation).not.toBeNull();
    expect(told.sv).toBe(
      'Utfallet anges som cirka 70 procent och målet är minst 70 procent. Ett ungefärligt värde så nära målet avgör inte om det nås.',
    );
    expect(told.en).toBe(
      'The outcome is given as about 70 per cent and the target is at least 70 per cent. An approximate value so near the target does not decide whether it is reached.',
    );
  });

  it('is decided by exact counts, also when the value beside them is called approximate', () => {
    const told = assess(levelTarget('≥', '70'), [
      observe({ value: '70', numerator: 699, denominator: 1000, certainty: 'approximate' }),
    ]);
    expect(told.light).toBe('partly');
  });

  it('can lie below zero: a deficit of 12 against at most 10 is ten twelfths', () => {
    const money = makeIndicator({ kind: 'money', unit: 'mnkr' });
    const target = levelTarget('≥', '-10', { unit: 'mnkr' });
    const told = assess(target, [observe({ value: '-12' })], money);
    expect(told.light).toBe('partly');
    expect(told.sv).toBe(
      'Utfallet är −12 mnkr och målet är minst −10 mnkr, vilket räknas som 83 procent av målet. Från 80 procent av målet är statusen delvis.',
    );
    expect(assess(levelTarget('≥', '0', { unit: 'mnkr' }), [observe({ value: '-1' })], money).light).toBe(
      'not-reached',
    );
  });

  it('is told in English too', () => {
    const told = assess(levelTarget('≥', '90'), [observe({ value: '77' })]);
    expect(told.en).toBe(
      'The outcome is 77 of 90, that is 86 per cent of the target. From 80 per cent of the target the status is partly.',
    );
  });
});

describe('a direction target', () => {
  it.each<['increase' | 'decrease', string, string, string, Light, string]>([
    [
      'increase',
      '0',
      '70',
      '74',
      'reached',
      'Utfallet har ökat med 4 procentenheter sedan 2022. Målet, att öka, nås.',
    ],
    [
      'increase',
      '0',
      '74',
      '70',
      'not-reached',
      'Utfallet har minskat med 4 procentenheter sedan 2022. Målet, att öka, nås inte.',
    ],
    [
      'increase',
      '0',
      '74',
      '74',
      'partly',
      'Utfallet är oförändrat sedan 2022. Målet är att öka, så statusen är delvis.',
    ],
    [
      'increase',
      '0.5',
      '74',
      '74.5',
      'partly',
      'Utfallet har ökat med 0,5 procentenheter sedan 2022. Det är högst 0,5 procentenheter och räknas som oförändrat. Målet är att öka, så statusen är delvis.',
    ],
    [
      'decrease',
      '0.5',
      '74',
      '73',
      'reached',
      'Utfallet har minskat med 1 procentenhet sedan 2022. Målet, att minska, nås.',
    ],
    [
      'decrease',
      '0',
      '74',
      '75',
      'not-reached',
      'Utfallet har ökat med 1 procentenhet sedan 2022. Målet, att minska, nås inte.',
    ],
  ])('%s within %s: from %s to %s is %5$s', (wanted, tolerance, before, now, light, sentence) => {
    const told = assess(directionTarget(wanted, tolerance), [
      observe({ period: 2022, value: before }),
      observe({ value: now }),
    ]);
    expect(told.light).toBe(light);
    expect(told.sv).toBe(sentence);
  });

  it('cannot be assessed without a value to compare with', () => {
    const told = assess(directionTarget('increase'), [observe({ value: '74' })]);
    expect(told.light).toBe('not-assessable');
    expect(told.sv).toBe(
      'Målet är att öka jämfört med 2022, men för 2022 finns inget värde att jämföra med.',
    );
  });

  it('does not compare with a value of another definition', () => {
    const told = assess(directionTarget('increase'), [
      observe({ period: 2022, value: '70', definition: 'older' }),
      observe({ value: '74' }),
    ]);
    expect(told.light).toBe('not-assessable');
  });
});

describe('a change target', () => {
  it.each<['≥' | '≤', string, 'own-unit' | 'percent', string, string, Light, string]>([
    [
      '≥',
      '2',
      'own-unit',
      '6',
      '8',
      'reached',
      'Utfallet har ökat med 2 procentenheter sedan 2022. Målet, att öka med minst 2 procentenheter, nås.',
    ],
    [
      '≥',
      '2',
      'own-unit',
      '6',
      '7.7',
      'partly',
      'Utfallet har ökat med 1,7 procentenheter sedan 2022. Målet är att öka med minst 2 procentenheter, så måluppfyllelsen är 85 procent. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '≥',
      '2',
      'own-unit',
      '6',
      '5',
      'not-reached',
      'Utfallet har minskat med 1 procentenhet sedan 2022. Målet, att öka med minst 2 procentenheter, nås inte.',
    ],
    [
      '≤',
      '-5',
      'percent',
      '100',
      '94',
      'reached',
      'Utfallet har minskat med 6,0 procent sedan 2022. Målet, att minska med minst 5 procent, nås.',
    ],
    [
      '≤',
      '-5',
      'percent',
      '100',
      '95.5',
      'partly',
      'Utfallet har minskat med 4,5 procent sedan 2022. Målet är att minska med minst 5 procent, så måluppfyllelsen är 90 procent. Från 80 procent av målet är statusen delvis.',
    ],
    [
      '≤',
      '2',
      'percent',
      '100',
      '103',
      'not-reached',
      'Utfallet har ökat med 3,0 procent sedan 2022. Målet är att öka med högst 2 procent, så måluppfyllelsen är 67 procent. Det är under 80 procent, så målet nås inte.',
    ],
    [
      '≥',
      '0',
      'own-unit',
      '6',
      '5',
      'not-reached',
      'Utfallet har minskat med 1 procentenhet sedan 2022. Målet, att inte minska, nås inte.',
    ],
  ])('%s %s (%s): from %s to %s is %6$s', (comparator, value, per, before, now, light, sentence) => {
    const told = assess(changeTarget(comparator, value, per), [
      observe({ period: 2022, value: before }),
      observe({ value: now }),
    ]);
    expect(told.light).toBe(light);
    expect(told.sv).toBe(sentence);
  });
});

describe('what cannot be assessed', () => {
  const old = observe({ period: 2021, value: '100' });
  it.each<[string, readonly Observation[], string]>([
    [
      'missing',
      [old, observe({ missing: 'not-reported' })],
      'Värdet för 2023 saknas. Det senaste värdet, 100 procent, gäller 2021 och räknas inte som årets utfall.',
    ],
    [
      'pending',
      [observe({ missing: 'pending' })],
      'Värdet för 2023 redovisas senare. Något tidigare värde finns inte.',
    ],
    [
      'not asked',
      [observe({ missing: 'not-asked' })],
      'Indikatorn ingår inte i 2023 års uppföljning. Något tidigare värde finns inte.',
    ],
    [
      'suppressed',
      [observe({ missing: 'suppressed' })],
      'Värdet för 2023 bygger på för få för att visas. Något tidigare värde finns inte.',
    ],
    [
      'only an older value',
      [old],
      'Inget värde för 2023 har levererats. Det senaste värdet, 100 procent, gäller 2021 och räknas inte som årets utfall.',
    ],
    [
      'only a later value',
      [observe({ period: 2024, value: '95' })],
      'Inget värde för 2023 har levererats. Något tidigare värde finns inte.',
    ],
    [
      'part of the year',
      [observe({ period: '2023-01..2023-08', value: '95' })],
      'Det finns värden för delar av 2023, senast 95 procent, men inget för hela året.',
    ],
    [
      'another definition',
      [observe({ value: '95', definition: 'other' })],
      'Inget värde för 2023 har levererats. Något tidigare värde finns inte.',
    ],
    [
      'only women',
      [observe({ value: '95', sex: 'women' })],
      'Inget värde för 2023 har levererats. Något tidigare värde finns inte.',
    ],
    [
      'another region',
      [observe({ value: '95', regionId: 'annan' })],
      'Inget värde för 2023 har levererats. Något tidigare värde finns inte.',
    ],
  ])('%s', (_, observations, sentence) => {
    const told = assess(levelTarget('≥', '90'), observations);
    expect(told.light).toBe('not-assessable');
    expect(told.verdict.observation).toBeNull();
    expect(told.sv).toBe(sentence);
  });
});

describe('what is only followed', () => {
  it('is an indicator without target, also a year without value', () => {
    expect(assess(null, []).sv).toBe('Indikatorn följs utan mål 2023.');
    const told = assess(noTarget('Indikatorn följs och utvecklas'), [observe({ missing: 'not-asked' })]);
    expect(told.light).toBe('tracked');
    expect(told.sv).toBe('Det finns inget mål för 2023. Indikatorn följs och utvecklas.');
  });

  it('is a qualitative indicator, whatever its targets', () => {
    const told = assess(levelTarget('≥', '90'), [], makeIndicator({ isQualitative: true }));
    expect(told.light).toBe('tracked');
    expect(told.sv).toBe('Indikatorn följs i text och har inget mått.');
  });
});

it('uses the figure known latest when a value was restated', () => {
  const told = assess(levelTarget('≥', '73'), [
    observe({ value: '72', knownFrom: '2024-01-01T00:00:00Z' }),
    observe({ value: '73', knownFrom: '2024-02-01T00:00:00Z' }),
  ]);
  expect(told.light).toBe('reached');
});

describe('several targets', () => {
  const sabo = { kind: 'population', id: 'sabo', name: 'Särskilt boende' } as const;
  const targets = [
    levelTarget('≤', '10', { origin: 'national' }),
    levelTarget('≥', '90', { group: sabo }),
    levelTarget('≥', '60'),
    levelTarget('≥', '99', { year: 2022 }),
  ];

  it('let the region’s own target for everybody decide, and stand beside it', () => {
    const { deciding, beside } = chooseTargets(makePlan({ targets }), { id: 'prov' });
    expect(deciding).toBe(targets[2]);
    expect(beside).toEqual([targets[0], targets[1]]);
  });

  it('are each assessed on the figures of their own group', () => {
    const { indicators } = assessYear({
      plan: makePlan({ targets }),
      observations: [observe({ value: '10' }), observe({ value: '95', group: sabo })],
      decisions: new Map(),
    });
    const [told] = indicators;
    expect(told?.verdict.light).toBe('not-reached');
    expect(told?.beside.map(({ verdict }) => verdict.light)).toEqual(['reached', 'reached']);
    expect(told?.beside[1]?.verdict.observation?.group.id).toBe('sabo');
  });
});

describe('a goal', () => {
  const propose = (lights: readonly Light[]) =>
    assessGoal({
      goal: makeGoal('1'),
      year: 2023,
      verdicts: lights.map((light) => ({ light })),
      decision: null,
    });
  const many = (...counts: readonly [Light, number][]) =>
    counts.flatMap(([light, count]) => Array<Light>(count).fill(light));

  it.each<[readonly Light[], string, string]>([
    [[], 'not-assessable', 'Målet har inga indikatorer i 2023 års uppföljning.'],
    [['tracked'], 'not-assessable', 'Målets indikatorer följs utan mål, så nivån kan inte föreslås ur dem.'],
    [
      ['not-assessable', 'not-assessable'],
      'not-assessable',
      'Ingen av de två indikatorerna med mål går att bedöma.',
    ],
    [['reached', 'tracked'], 'reached', 'Den enda indikatorn som går att bedöma når målet.'],
    [
      ['reached', 'reached', 'not-assessable'],
      'reached',
      'Alla två indikatorer som går att bedöma når målet. Ytterligare en går inte att bedöma.',
    ],
    [
      many(['partly', 5], ['not-reached', 2], ['not-assessable', 1]),
      'partly',
      'Av sju indikatorer som går att bedöma når ingen målet helt, fem delvis och två inte. Ytterligare en går inte att bedöma.',
    ],
    [
      many(['reached', 1], ['not-reached', 2]),
      'not-reached',
      'Av tre indikatorer som går att bedöma når en målet helt och två inte.',
    ],
    [many(['not-reached', 3]), 'not-reached', 'Ingen av tre indikatorer som går att bedöma når målet.'],
    [
      many(['reached', 1], ['partly', 1], ['not-reached', 3], ['not-assessable', 7]),
      'not-assessable',
      'Bara fem av tolv indikatorer med mål går att bedöma, vilket är för få för att bedöma målet.',
    ],
  ])('%j is proposed %s', (lights, level, sentence) => {
    expect(propose(lights)).toMatchObject({ proposal: level, level, proposalReason: sentence });
  });

  it('has the published level rather than the proposal, and a person’s decision rather than both', () => {
    const goal = { ...makeGoal('1'), published: { level: 'partly', source: 'Nämnden' } as const };
    const verdicts = [{ light: 'reached' as const }];
    const decision = {
      level: 'not-reached',
      reason: 'Skäl',
      by: 'Anna',
      at: '2024-03-01',
      version: 1,
    } as const;
    expect(assessGoal({ goal, year: 2023, verdicts, decision: null }).level).toBe('partly');
    expect(assessGoal({ goal, year: 2023, verdicts, decision })).toMatchObject({
      level: 'not-reached',
      proposal: 'reached',
    });
  });
});

it('lists every light that another rule would change, and no other', () => {
  const indicators = ['a', 'b', 'c'].map((id) => makeIndicator({ id }));
  const own = makePlan({
    indicators,
    targets: indicators.map(({ id }) => levelTarget('≥', '100', { indicatorId: id })),
  });
  const observations = [
    observe({ indicatorId: 'a', value: '85' }),
    observe({ indicatorId: 'b', value: '95' }),
    observe({ indicatorId: 'c', value: '100' }),
  ];
  const stricter = {
    ...RULE,
    bands: RULE.bands.map((band) => (band.light === 'partly' ? { ...band, from: decimal('0.9') } : band)),
  };
  const changes = lightChanges(own, observations, stricter);
  expect(changes.map(({ indicatorId, from, to }) => [indicatorId, from.light, to.light])).toEqual([
    ['a', 'partly', 'not-reached'],
  ]);
});

it('writes the rule and the targets for tables', () => {
  expect(plain(writeRule(RULE, 'sv'))).toBe(
    'Status: helt när värdet når målet, delvis från 80 procent av målet, annars inte. Är lägre bättre räknas målet delat med värdet. Ett värde från ett annat år räknas aldrig som uppnått mål.',
  );
  const short = (target: Target) => plain(writeTargetShort(target, percent, 'sv'));
  expect(short(levelTarget('≥', '90'))).toBe('≥ 90 %');
  expect(short(directionTarget('decrease'))).toBe('minska');
  expect(short(changeTarget('≤', '-5', 'percent'))).toBe('minska med minst 5 procent');
  expect(short(noTarget())).toBe('inget mål');
});
