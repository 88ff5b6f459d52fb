// What the analysis says: changes in the words of their measure, comparisons only of like with like, comments, titles.
import { describe, expect, it } from 'vitest';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { changeBetween } from '../../src/analyse/change.ts';
import { chartsFor } from '../../src/analyse/chart-specs.ts';
import { intervalOf, standBeside } from '../../src/analyse/comparisons.ts';
import { figuresOf } from '../../src/analyse/figures.ts';
import { fillTemplate } from '../../src/analyse/fill-template.ts';
import { writeLead } from '../../src/analyse/lead.ts';
import { writeCounts, writeGoalsTitle } from '../../src/analyse/overview.ts';
import { poolRatio } from '../../src/analyse/pool.ts';
import { reconcileSexes } from '../../src/analyse/reconcile.ts';
import { spreadOf } from '../../src/analyse/spread.ts';
import { explainChange, writeChangeLong, writeChangeShort } from '../../src/analyse/write-change.ts';
import { assessYear } from '../../src/assess/assess-year.ts';
import { decimal } from '../../src/core/decimal.ts';
import type { GroupKind } from '../../src/core/group.ts';
import type { Light } from '../../src/core/light.ts';
import type { MeasureKind, UnitId } from '../../src/core/measure.ts';
import type { Observation } from '../../src/core/observation.ts';
import { plainText } from '../../src/core/prose.ts';
import type { Indicator, Region, Target } from '../../src/plan/contract.ts';
import { type Given, levelTarget, makeIndicator, makePlan, makeRegion, observe } from '../fixtures/make.ts';
import { VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES } from '../fixtures/vasterbotten.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a change', () => {
  it.each<[MeasureKind, UnitId, number, string, string, string, string, string]>([
    [
      'proportion',
      'percent',
      0,
      '76',
      '77',
      '+1 procentenhet',
      'ökade med 1 procentenhet, från 76 till 77 procent',
      '+1 percentage point',
    ],
    [
      'proportion',
      'percent',
      0,
      '72',
      '76',
      '+4 procentenheter',
      'ökade med 4 procentenheter, från 72 till 76 procent',
      '+4 percentage points',
    ],
    [
      'proportion',
      'percent',
      1,
      '20.0',
      '28.0',
      '+8,0 procentenheter',
      'ökade med 8,0 procentenheter, från 20,0 till 28,0 procent',
      '+8.0 percentage points',
    ],
    [
      'proportion',
      'percent',
      0,
      '61',
      '57',
      '−4 procentenheter',
      'minskade med 4 procentenheter, från 61 till 57 procent',
      '−4 percentage points',
    ],
    ['proportion', 'percent', 0, '72.6', '73.4', 'Oförändrat', 'är oförändrat, 73 procent', 'Unchanged'],
    [
      'count',
      'cases',
      0,
      '223900',
      '266108',
      '+18,9 procent',
      'ökade med 18,9 procent, från 223 900 till 266 108 ärenden',
      '+18.9 per cent',
    ],
    [
      'count',
      'contacts',
      0,
      '600261',
      '647364',
      '+7,8 procent',
      'ökade med 7,8 procent, från 600 261 till 647 364 kontakter',
      '+7.8 per cent',
    ],
    [
      'count',
      'persons',
      0,
      '600000',
      '600001',
      '+1 person',
      'ökade med 1 person, från 600 000 till 600 001 personer',
      '+1 person',
    ],
    ['count', 'plans', 0, '0', '5', '+5 planer', 'ökade med 5 planer, från 0 till 5 planer', '+5 plans'],
    ['index', 'index', 2, '0.33', '0.36', '+0,03', 'ökade med 0,03, från 0,33 till 0,36', '+0.03'],
    [
      'money',
      'mnkr',
      0,
      '-199',
      '-150',
      '+49 mnkr',
      'ökade med 49 mnkr, från −199 till −150 mnkr',
      '+49 mnkr',
    ],
    [
      'money',
      'tkr',
      0,
      '500000',
      '526236',
      '+5,2 procent',
      'ökade med 5,2 procent, från 500 000 till 526 236 tkr',
      '+5.2 per cent',
    ],
    ['duration', 'days', 0, '5', '3', '−2 dagar', 'minskade med 2 dagar, från 5 till 3 dagar', '−2 days'],
    [
      'rate',
      'per_1000',
      0,
      '260',
      '247',
      '−5,0 procent',
      'minskade med 5,0 procent, från 260 till 247 per 1 000 invånare',
      '−5.0 per cent',
    ],
  ])(
    'of a %s in %s with %i decimals from %s to %s is %s',
    (kind, unit, decimals, before, after, short, long, english) => {
      const indicator = makeIndicator({ kind, unit, decimals });
      const change = changeBetween(
        observe({ period: 2022, value: before }),
        observe({ value: after }),
        indicator,
      );
      expect(plain(writeChangeShort(change, indicator, 'sv'))).toBe(short);
      expect(plain(writeChangeLong(change, indicator, 'sv') ?? '')).toBe(long);
      expect(plain(writeChangeShort(change, indicator, 'en'))).toBe(english);
    },
  );

  it('is not told between different definitions, period lengths, or where a value is missing', () => {
    const indicator = makeIndicator();
    const now = observe({ value: '77' });
    const told = (earlier: Observation | null, later: Observation | null) => {
      const change = changeBetween(earlier, later, indicator);
      return [writeChangeShort(change, indicator, 'sv'), explainChange(change, indicator, 2023, 'sv')];
    };
    expect(told(null, now)).toEqual(['Första värdet', 'Indikatorn har inget tidigare värde.']);
    expect(told(observe({ period: 2022, value: '76', definition: 'older' }), now)).toEqual([
      'Går inte att jämföra',
      'Definitionen har ändrats, så värdena betyder inte samma sak.',
    ]);
    expect(told(observe({ period: '2022-01..2022-08', value: '76' }), now)[1]).toBe(
      'Perioderna är olika långa, så värdena går inte att jämföra.',
    );
    expect(told(observe({ period: 2022, missing: 'no-data' }), now)[0]).toBe('–');
    expect(told(observe({ period: 2022, value: '76' }), now)[1]).toBe('77 − 76');
  });
});

const TARGET = levelTarget('≥', '90');

function analyseOne(
  observations: readonly Observation[],
  given: { indicator?: Indicator; targets?: readonly Target[]; region?: Partial<Region> } = {},
) {
  const indicator = given.indicator ?? makeIndicator({ aliases: ['Andel patienter som får tid'] });
  const plan = makePlan({ indicators: [indicator], targets: given.targets ?? [TARGET] });
  const region = makeRegion(plan, given.region);
  const assessment = assessYear({ plan, observations, decisions: new Map() });
  const analysis = analyseYear({ region, plan, assessment, observations });
  const [one] = analysis.indicators;
  const [assessed] = assessment.indicators;
  if (one === undefined || assessed === undefined) throw new Error('The plan has one indicator');
  const figures = figuresOf(region, indicator, 2023, observations);
  return { analysis, one, assessed, figures, comment: one.comment.map((prose) => plain(plainText(prose))) };
}

const group = (kind: GroupKind, name: string, value: string, more: Given = {}) =>
  observe({ value, group: { kind, id: name, name }, ...more });

describe('a drafted comment', () => {
  it('tells value, change, target, country, units, areas and sexes, each figure bound', () => {
    const { comment, one } = analyseOne([
      observe({ period: 2022, value: '76' }),
      observe({ value: '77' }),
      observe({ period: 2022, value: '74', sex: 'women' }),
      observe({ period: 2022, value: '77', sex: 'men' }),
      observe({ value: '76', sex: 'women' }),
      observe({ value: '78', sex: 'men' }),
      group('country', 'Riket', '87'),
      group('unit-min', '', '53'),
      group('unit-max', '', '100'),
      group('area', 'Norr', '80'),
      group('area', 'Syd', '70'),
    ]);
    expect(comment).toEqual([
      'Andelen patienter som får tid var 77 procent år 2023, 1 procentenhet högre än 2022. Målet, minst 90 procent, nås inte. I riket var andelen 87 procent. Bland hälsocentralerna var det lägsta värdet 53 och det högsta 100 procent. Andelen var högst i Norr, 80 procent, och lägst i Syd, 70 procent.',
      'Andelen var lägre bland kvinnor än bland män, 76 mot 78 procent. År 2022 var skillnaden 3 procentenheter, nu är den 2.',
    ]);
    const change = one.figures.get('förändring');
    expect(change).toMatchObject({ kind: 'figure', source: { formula: '77 − 76' } });
  });

  it('never prints a missed target as if it were met', () => {
    const { comment, one } = analyseOne([observe({ value: '89.6' })]);
    expect(comment[0]).toContain('var 89,6 procent år 2023');
    expect(plain(one.finding)).toBe('Andelen är 89,6 procent, 0,4 procentenheter från målet');
  });

  it('counts the units that reach the target only when all units are accounted for', () => {
    const units = [group('unit', 'A', '95'), group('unit', 'B', '80'), group('unit', 'C', '60')];
    const organisation = { units: [], counts: [{ year: 2023, what: 'all', count: 3, source: '' }] };
    expect(
      analyseOne([observe({ value: '77' }), ...units], { region: { organisation } }).comment[0],
    ).toContain(
      'Bland hälsocentralerna var det lägsta värdet 60, medianen 80 och det högsta 95 procent. Bara en hälsocentral av tre når målet.',
    );
    const more = { units: [], counts: [{ year: 2023, what: 'all', count: 28, source: '' }] };
    const part = analyseOne([observe({ value: '77' }), ...units], { region: { organisation: more } });
    expect(part.comment[0]).toContain(
      'Bland de hälsocentraler vars värden har redovisats var det lägsta värdet 60 och det högsta 95 procent.',
    );
    expect(part.comment[0]).not.toContain('når målet.');
    expect(spreadOf(part.figures, TARGET).reaching).toBeNull();
  });

  it.each<[string, readonly Observation[], string]>([
    [
      'an older value',
      [observe({ period: 2022, value: '89' }), observe({ missing: 'pending' })],
      'Värdet för 2023 redovisas senare. Det senaste värdet är 89 procent och gäller 2022. Det räknas inte som årets utfall. Målet är minst 90 procent.',
    ],
    [
      'nothing at all',
      [],
      'Inget värde för 2023 har levererats. Något tidigare värde finns inte. Målet är minst 90 procent.',
    ],
    [
      'a part of the year',
      [observe({ period: '2023-01..2023-08', value: '80' })],
      'För januari–augusti 2023 är värdet 80 procent. Värdet för hela året saknas. Något tidigare värde finns inte. Målet är minst 90 procent.',
    ],
  ])('tells %s with its reason', (_, observations, sentence) => {
    expect(analyseOne(observations).comment).toEqual([sentence]);
  });

  it('tells a restated value beside the old one', () => {
    const { comment } = analyseOne([
      observe({ value: '72', knownFrom: '2024-01-01T00:00:00Z' }),
      observe({ value: '73', knownFrom: '2024-02-01T00:00:00Z', restatementReason: 'Fel enhet.' }),
    ]);
    expect(comment.at(-1)).toBe(
      'Värdet för 2023 är rättat: tidigare redovisat 72 procent, nu 73 procent. Skäl: Fel enhet.',
    );
  });

  it.each<[string, string, string, string, string]>([
    ['70', '70', '70', '70', 'Andelen var lika hög bland kvinnor som bland män, 70 procent.'],
    [
      '70',
      '72',
      '70',
      '70',
      'Andelen var lika hög bland kvinnor som bland män, 70 procent. År 2022 var skillnaden 2 procentenheter.',
    ],
    [
      '72',
      '70',
      '70',
      '71',
      'Andelen var lägre bland kvinnor än bland män, 70 mot 71 procent. År 2022 var det tvärtom, med en skillnad på 2 procentenheter.',
    ],
    [
      '70',
      '70',
      '70',
      '71',
      'Andelen var lägre bland kvinnor än bland män, 70 mot 71 procent. År 2022 var det ingen skillnad.',
    ],
    [
      '70',
      '71',
      '72',
      '73',
      'Andelen var lägre bland kvinnor än bland män, 72 mot 73 procent. Skillnaden, 1 procentenhet, är lika stor som 2022.',
    ],
  ])('women %s and men %s, then %s and %s', (womenBefore, menBefore, women, men, sentence) => {
    const { comment } = analyseOne([
      observe({ value: '71' }),
      observe({ period: 2022, value: womenBefore, sex: 'women' }),
      observe({ period: 2022, value: menBefore, sex: 'men' }),
      observe({ value: women, sex: 'women' }),
      observe({ value: men, sex: 'men' }),
    ]);
    expect(comment[1]).toBe(sentence);
  });
});

describe('a template', () => {
  const names = analyseOne([observe({ period: 2022, value: '76' }), observe({ value: '77' })]).one.figures;

  it('is filled with bound figures; unknown names and typed numbers are listed', () => {
    const filled = fillTemplate(
      'Andelen var {värde} år 2023, inte 75. Via 1177 kom {okänt}.\n\nHbA1c: {föregående}.',
      names,
      ['1177'],
    );
    expect(filled.paragraphs.map((prose) => plain(plainText(prose)))).toEqual([
      'Andelen var 77 procent år 2023, inte 75. Via 1177 kom {okänt}.',
      'HbA1c: 76 procent.',
    ]);
    expect(filled.unknown).toEqual(['okänt']);
    expect(filled.unbound).toEqual(['75']);
  });

  it('keeps what was written when there is nothing to fill', () => {
    expect(fillTemplate('', names).paragraphs).toEqual([]);
    expect(fillTemplate('12,5 av 1 000 och {', names)).toMatchObject({
      unknown: [],
      unbound: ['12,5', '1 000'],
    });
  });
});

describe('titles', () => {
  it.each<
    [
      string | null,
      string,
      readonly [Parameters<typeof levelTarget>[0], string],
      Indicator['direction'],
      string,
    ]
  >([
    ['76', '77', ['≥', '90'], 'higher', 'Andelen ökade till 77 procent men är 13 procentenheter från målet'],
    [
      '61',
      '57',
      ['≥', '60'],
      'higher',
      'Andelen minskade till 57 procent och är 3 procentenheter från målet',
    ],
    ['73', '73', ['≥', '95'], 'higher', 'Andelen ligger kvar på 73 procent, 22 procentenheter från målet'],
    ['6', '5', ['<', '7'], 'lower', 'Andelen minskade till 5 procent och når målet'],
    ['5', '6', ['<', '7'], 'lower', 'Andelen ökade till 6 procent men når målet'],
    [null, '10', ['≥', '60'], 'higher', 'Andelen är 10 procent, 50 procentenheter från målet'],
    ['6', '7', ['<', '7'], 'lower', 'Andelen ökade till 7 procent men når inte målet'],
  ])('from %s to %s against %j say the finding', (before, after, [comparator, value], direction, title) => {
    const observations = [
      ...(before === null ? [] : [observe({ period: 2022, value: before })]),
      observe({ value: after }),
    ];
    const indicator = makeIndicator({ direction });
    expect(
      plain(analyseOne(observations, { indicator, targets: [levelTarget(comparator, value)] }).one.finding),
    ).toBe(title);
  });

  it('break the line where the definition changed', () => {
    const { one } = analyseOne([
      observe({ period: 2022, value: '76', definition: 'older' }),
      observe({ value: '77' }),
    ]);
    const [chart] = one.charts;
    if (chart?.kind !== 'yearly') throw new Error('Two values give a yearly chart');
    expect(chart.series[0]?.points.map(({ isBreak }) => isBreak)).toEqual([false, false, true]);
    expect(chart.description).toContain('Definitionen ändrades 2023');
    expect(one.changeText).toBe('Går inte att jämföra');
  });

  it('of units count those that reach the target and those that surely miss it', () => {
    const unit = (name: string, numerator: number) =>
      observe({ numerator, denominator: 100, group: { kind: 'unit', id: name, name } });
    const { one } = analyseOne([observe({ value: '77' }), unit('A', 95), unit('B', 85), unit('C', 50)]);
    const chart = one.charts.find(({ kind }) => kind === 'sorted-dots');
    expect(chart?.title).toBe('En av tre hälsocentraler når målet, en ligger säkert under');
    expect(chart?.subtitle).toContain('95-procentiga konfidensintervall');
  });

  it('of months name the highest and the lowest', () => {
    const { one, figures, assessed } = analyseOne([
      observe({ period: '2023-03', value: '80' }),
      observe({ period: '2023-07', value: '71' }),
      observe({ period: '2022-03', value: '78' }),
    ]);
    const chart = one.charts.find(({ kind }) => kind === 'monthly');
    expect(plain(chart?.title ?? '')).toBe('Högst i mars, 80 procent, lägst i juli, 71 procent');
    const english = chartsFor({ figures, assessed, language: 'en' }).find(({ kind }) => kind === 'monthly');
    expect(plain(english?.title ?? '')).toBe('Highest in March, 80 per cent, lowest in July, 71 per cent');
  });
});

describe('the lead', () => {
  const overview = (lights: readonly [Light, number][]) =>
    lights.flatMap(([light, count]) =>
      Array.from({ length: count }, () => ({
        assessed: {
          indicator: makeIndicator(),
          verdict: {
            indicatorId: 'prov',
            year: 2023,
            light,
            because: { kind: 'no-observation', latest: null },
            target: null,
            observation: null,
          } as const,
        },
        change: { kind: 'first-value' } as const,
      })),
    );

  it.each<[readonly [Light, number][], string]>([
    [[], 'Inga indikatorer har mål 2023.'],
    [[['tracked', 3]], 'Inga indikatorer har mål 2023.'],
    [[['not-assessable', 1]], 'Den enda indikatorn med mål går inte att bedöma för 2023.'],
    [[['not-assessable', 13]], 'Ingen av 13 indikatorer med mål går att bedöma för 2023.'],
    [
      [['reached', 1]],
      'Den enda indikator som går att bedöma når målvärdet. Jämfört med 2022 har ingen förbättrats eller försämrats; en har sitt första värde.',
    ],
    [
      [
        ['reached', 2],
        ['not-assessable', 13],
      ],
      'Alla två indikatorer som går att bedöma når målvärdet. Jämfört med 2022 har ingen förbättrats eller försämrats; två har sitt första värde. Ytterligare 13 går inte att bedöma, eftersom årets värde saknas.',
    ],
  ])('of %j', (lights, lead) => {
    expect(writeLead(overview(lights), 2023, 'sv')).toBe(lead);
  });

  it('of Västerbotten 2023 in English counts the same', () => {
    const assessment = assessYear({
      plan: VASTERBOTTEN_2023,
      observations: VASTERBOTTEN_VALUES,
      decisions: new Map(),
    });
    const { indicators } = analyseYear({
      region: VASTERBOTTEN,
      plan: VASTERBOTTEN_2023,
      assessment,
      observations: VASTERBOTTEN_VALUES,
    });
    const overviewed = assessment.indicators.map((assessed, index) => ({
      assessed,
      change: indicators[index]?.change ?? ({ kind: 'missing' } as const),
    }));
    expect(writeLead(overviewed, 2023, 'en')).toBe(
      "Of twelve indicators that can be assessed one reaches the target. Since 2022 five have improved and two have worsened; three are unchanged and two have their first value. Eight cannot be assessed, because this year's value is missing.",
    );
  });

  it('has its counts beside it', () => {
    expect(writeCounts(['partly', 'partly', 'not-reached', 'tracked'], 'sv')).toBe(
      '4 indikatorer: 2 delvis, 1 inte, 1 följs utan mål',
    );
    expect(writeCounts(['reached'], 'sv')).toBe('1 indikator: 1 helt');
    expect(writeCounts([], 'sv')).toBe('');
    expect(writeGoalsTitle(['reached', 'reached', 'not-reached'], 2022, 'sv')).toBe(
      'Två av tre regionmål uppfylldes helt 2022',
    );
    expect(writeGoalsTitle(['reached', 'partly'], 2022, 'sv')).toBe(
      'Ett av två regionmål uppfylldes helt 2022',
    );
    expect(writeGoalsTitle(['not-assessable'], 2022, 'sv')).toBe('Målen är inte bedömda för 2022');
  });
});

describe('groups', () => {
  const indicator = makeIndicator();

  it('are pooled from counts, and a reported percentage is refused', () => {
    const counted = [observe({ numerator: 1, denominator: 2 }), observe({ numerator: 1, denominator: 4 })];
    expect(poolRatio(counted, indicator)).toMatchObject({ kind: 'pooled', numerator: 2, denominator: 6 });
    expect(poolRatio([...counted, observe({ value: '50' })], indicator)).toMatchObject({
      kind: 'refused',
      why: 'reported-value',
    });
    expect(poolRatio([observe({ missing: 'suppressed' })], indicator)).toMatchObject({ why: 'missing' });
    expect(poolRatio([observe({ numerator: 1, denominator: 2, definition: 'x' })], indicator)).toMatchObject({
      why: 'different-definition',
    });
    expect(poolRatio([], indicator)).toMatchObject({ why: 'nothing' });
    expect(poolRatio(counted, makeIndicator({ kind: 'index', unit: 'index' }))).toMatchObject({
      why: 'not-a-ratio',
    });
  });

  it.each<[string, string, string, string]>([
    ['77', '76', '78', 'between'],
    ['77', '77', '77', 'between'],
    ['80', '76', '78', 'outside'],
  ])('total %s beside women %s and men %s lies %s', (total, women, men, expected) => {
    const figures = {
      total: observe({ value: total }),
      women: observe({ value: women }),
      men: observe({ value: men }),
      unknown: null,
    };
    expect(reconcileSexes(figures, indicator)).toBe(expected);
  });

  it('add up where there are counts, with the unknown in the sum', () => {
    const count = (value: string) => observe({ value });
    const cases = makeIndicator({ kind: 'count', unit: 'persons' });
    const sexes = { total: count('10'), women: count('6'), men: count('3'), unknown: null };
    expect(reconcileSexes(sexes, cases)).toBe('does-not-add-up');
    expect(reconcileSexes({ ...sexes, unknown: count('1') }, cases)).toBe('adds-up');
    expect(reconcileSexes({ ...sexes, men: null }, cases)).toBe('cannot-tell');
  });

  it('are better or worse than a reference only beyond their interval', () => {
    const interval = intervalOf(observe({ numerator: 80, denominator: 100 }), indicator);
    if (interval === null) throw new Error('Counts give an interval');
    expect(standBeside(interval, decimal('85'), 'higher')).toBe('not-distinguishable');
    expect(standBeside(interval, decimal('90'), 'higher')).toBe('worse');
    expect(standBeside(interval, decimal('90'), 'lower')).toBe('better');
    expect(standBeside(interval, decimal('90'), 'track')).toBe('below');
    expect(intervalOf(observe({ value: '80' }), indicator)).toBeNull();
  });
});
