// The four regions' definitions as shipped: what the reports say is in them, and which figures may be compared.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Indicator, Plan, Target } from '../../src/plan/contract.ts';
import { unitCount, unitsAt } from '../../src/plan/organisation-at.ts';
import { targetsFor } from '../../src/plan/targets-for.ts';
import type { RegionId } from './plan-regions.ts';
import { DEFINITIONS, REGIONS, readShipped, shipped } from './plan-regions.ts';

function planOf(regionId: RegionId, year: number): Plan {
  const plan = shipped(regionId).plans.find((candidate) => candidate.year === year);
  if (!plan) throw new Error(`${regionId} has no plan for ${year}`);
  return plan;
}

function indicatorOf(regionId: RegionId, year: number, id: string): Indicator {
  const found = planOf(regionId, year).indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`${regionId} ${year} has no ${id}`);
  return found;
}

const print = (target: Target | undefined): string => {
  switch (target?.kind) {
    case 'level':
      return `${target.comparator} ${target.value} ${target.unit}`;
    case 'direction':
      return `${target.wanted} ±${target.tolerance}`;
    case 'change':
      return `${target.comparator} ${target.value} per ${target.per}`;
    case 'none':
      return `none: ${target.note}`;
    case undefined:
      return '';
  }
};

it('every region that is shipped is in the list that the tests read', () => {
  const folders = readdirSync(DEFINITIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'catalogue')
    .map((entry) => entry.name);
  expect(folders.toSorted()).toEqual([...REGIONS]);
});

it.each(REGIONS)('%s is read without a problem', (regionId) => {
  expect(readShipped(regionId).problems).toEqual([]);
});

it.each([
  ['vasterbotten', 2022, 10, 46],
  ['vasterbotten', 2023, 10, 24],
  ['norrbotten', 2022, 6, 14],
  ['jamtland-harjedalen', 2024, 5, 28],
  ['exempel', 2022, 5, 18],
  ['exempel', 2023, 5, 18],
] as const)(
  '%s %i has %i goals and %i indicators, each under a goal',
  (regionId, year, goals, indicators) => {
    const plan = planOf(regionId, year);
    expect(plan.goals).toHaveLength(goals);
    expect(plan.indicators).toHaveLength(indicators);
    expect(plan.indicators.filter((indicator) => indicator.goalIds.length === 0)).toEqual([]);
  },
);

describe('Västerbotten', () => {
  it('met four goals in 2022, one partly, four not, and one could not be assessed', () => {
    const levels = Map.groupBy(planOf('vasterbotten', 2022).goals, (goal) => goal.published?.level);
    expect(
      Object.fromEntries([...levels].map(([level, goals]) => [level, goals.map((goal) => goal.id)])),
    ).toEqual({
      reached: ['2', '7', '9', '10'],
      partly: ['5'],
      'not-reached': ['1', '4', '6', '8'],
      'not-assessable': ['3'],
    });
  });

  it('has not assessed its goals for 2023', () => {
    expect(planOf('vasterbotten', 2023).goals.filter((goal) => goal.published !== null)).toEqual([]);
  });

  it('has ten indicators under goal 5 and fourteen under goal 6, with these targets for 2023', () => {
    const plan = planOf('vasterbotten', 2023);
    expect(
      plan.indicators.map(({ id, goalIds }) => [goalIds.join(), id, print(targetsFor(plan, id)[0])]),
    ).toEqual([
      ['5', 'medbed3', '≥ 90 percent'],
      ['5', 'telefon', '≥ 95 percent'],
      ['5', 'forstalinjen3', '≥ 80 percent'],
      ['5', 'etjanster_inkomna', ''],
      ['5', 'etjanster_avslutade', ''],
      ['5', 'tackningsgrad', '≥ 60 percent'],
      ['5', 'lakarkontinuitet', '≥ 80 percent'],
      ['5', 'fast_lakarkontakt', '≥ 60 percent'],
      ['5', 'fast_lakarkontakt_sabo', '≥ 90 percent'],
      ['5', 'patientnojdhet', '≥ 80 percent'],
      ['6', 'tobak_atgard', '≥ 50 percent'],
      ['6', 'fysaktivitet_atgard', '≥ 50 percent'],
      ['6', 'cellprov', '≥ 85 percent'],
      ['6', 'vhu', '≥ 70 percent'],
      ['6', 'sjukskrivningsrutiner', 'none: Indikatorn följs och utvecklas'],
      ['6', 'hba1c_over_70', '< 7 percent'],
      ['6', 'bvc_hembesok', '≥ 90 percent'],
      ['6', 'foraldrastod', '≥ 90 percent'],
      ['6', 'asqse', '≥ 85 percent'],
      ['6', 'hlt', '≥ 100 percent'],
      ['6', 'syn4', '≥ 95 percent'],
      ['6', 'horsel4', '≥ 95 percent'],
      ['6', 'vald_dokumenterat', 'none: Indikatorn följs och utvecklas'],
      ['6', 'antibiotika', '≤ 250 per_1000'],
    ]);
  });

  it('says of every indicator of 2022 that its target is not known', () => {
    const plan = planOf('vasterbotten', 2022);
    expect(plan.indicators.map(({ id }) => targetsFor(plan, id)[0]?.kind)).toEqual(Array(46).fill('none'));
  });

  it('has 38 health centres, five of them private', () => {
    const { organisation } = shipped('vasterbotten');
    expect(unitCount(organisation, 2023)).toBe(38);
    expect(unitCount(organisation, 2023, 'operator:privata')).toBe(5);
    expect(unitsAt(organisation, '2023-12-31', 'area').map((area) => area.name)).toEqual([
      'Umeå',
      'Skellefteå',
      'Södra Lappland',
    ]);
    expect(unitsAt(organisation, '2023-12-31', 'municipality')).toHaveLength(15);
  });

  it('calls girls and boys so where the figure is about children', () => {
    expect(indicatorOf('vasterbotten', 2023, 'forstalinjen3').sexNames).toEqual({
      women: 'flickor',
      men: 'pojkar',
    });
    expect(indicatorOf('vasterbotten', 2023, 'medbed3').sexNames).toEqual({ women: 'kvinnor', men: 'män' });
  });
});

describe('Norrbotten', () => {
  it('demands a description from units under 80, 85 and 75 per cent', () => {
    expect(
      planOf('norrbotten', 2022).requirements.map((demand) => [
        demand.indicatorId,
        demand.comparator,
        demand.threshold,
      ]),
    ).toEqual([
      ['telefon', '≥', '80'],
      ['efterkontroll', '≥', '85'],
      ['hembesok_nyfodda', '≥', '75'],
    ]);
  });

  it('wants fewer digital contacts elsewhere and more coordinated plans', () => {
    const plan = planOf('norrbotten', 2022);
    expect(print(targetsFor(plan, 'digital_utomlan')[0])).toBe('decrease ±0');
    expect(print(targetsFor(plan, 'sip')[0])).toBe('increase ±0');
  });

  it('has 28 health centres: 23 public, five private, four of them known by name', () => {
    const { organisation } = shipped('norrbotten');
    const count = (what?: string) => unitCount(organisation, 2022, what);
    expect([count(), count('operator:egen-regi'), count('operator:privata')]).toEqual([28, 23, 5]);
    expect(unitsAt(organisation, '2022-12-31').map((unit) => unit.name)).toEqual([
      'Cederkliniken',
      'Kiruna hälsocentral',
      'Piteå hälsocentral',
      'Sandens hälsocentral',
    ]);
  });
});

describe('Jämtland Härjedalen', () => {
  it('has two targets of its own and two of the National Board’s', () => {
    const plan = planOf('jamtland-harjedalen', 2024);
    expect(plan.targets.map((target) => [target.indicatorId, print(target), target.origin])).toEqual([
      ['tackningsgrad', '≥ 69 percent', 'region'],
      ['ko05l', '≥ 0.48 index', 'region'],
      ['di03l1', '≥ 65 percent', 'national'],
      ['hba1c_over_70', '≤ 10 percent', 'national'],
    ]);
  });

  // The names and numbers that the region's own answers go under; questions with several figures have no number here.
  it.each([
    ['Antal listade', 'listade'],
    ['Andel listade i extern regi', 'listade_extern'],
    ['CNI', 'cni'],
    ['2.1.3', 'cni'],
    ['Kontakter', 'kontakter'],
    ['Hänvisade till akutmottagning', 'hanvisade_akut'],
    ['Besök på hälsocentralernas akutmottagning', 'besok_akut_hc'],
    ['Hembesök', 'hembesok'],
    ['Bemanning: tillfredsställande', 'bemanning_helt'],
    ['Bemanning: delvis tillfredsställande', 'bemanning_delvis'],
    ['Bemanning: inte tillfredsställande', 'bemanning_inte'],
    ['Täckningsgrad', 'tackningsgrad'],
    ['2.3.6', 'ko05l'],
    ['Ko05L', 'ko05l'],
    ['Ko05S', 'ko05s'],
    ['Tillgänglighet 0:an', 'telefon'],
    ['Tillgänglighet 3:an', 'medbed3'],
    ['2.4.10', 'medbed3'],
    ['Fast vårdkontakt: helt', 'fast_vardkontakt_helt'],
    ['Fast vårdkontakt: delvis', 'fast_vardkontakt_delvis'],
    ['Diabetesförekomst', 'diabetesforekomst'],
    ['Di03L1', 'di03l1'],
    ['HbA1c över 70', 'hba1c_over_70'],
    ['Dep04', 'dep04'],
    ['Ån04', 'an04'],
    ['KOL02A', 'kol02a'],
    ['Äld02', 'ald02'],
    ['Riktade hälsosamtal erbjudna', 'halsosamtal_erbjudna'],
    ['Riktade hälsosamtal utförda', 'halsosamtal_utforda'],
    ['Hyrläkarveckor', 'hyrlakarveckor'],
    ['Personal och stafetter', 'personal_stafetter'],
  ])('delivers %s as %s', (delivered, id) => {
    const wanted = delivered.toLocaleLowerCase('sv-SE');
    const found = planOf('jamtland-harjedalen', 2024).indicators.filter((indicator) =>
      [indicator.id, indicator.name, ...indicator.aliases].some(
        (name) => name.toLocaleLowerCase('sv-SE') === wanted,
      ),
    );
    expect(found.map((indicator) => indicator.id)).toEqual([id]);
  });
});

describe('figures of different regions', () => {
  const print3 = (regionId: RegionId, year: number, id: string) =>
    indicatorOf(regionId, year, id).meaning.fingerprint;

  it('may be compared for an assessment within three days: all use the national guarantee of 2019', () => {
    const prints = [
      print3('vasterbotten', 2022, 'medbed3'),
      print3('vasterbotten', 2023, 'medbed3'),
      print3('norrbotten', 2022, 'medbed3'),
      print3('jamtland-harjedalen', 2024, 'medbed3'),
      print3('exempel', 2023, 'medbed3'),
    ];
    expect(new Set(prints).size).toBe(1);
  });

  it.each([
    ['telephone: answered, unstated, and a new source in 2024', 'telefon', 'telefon', 'telefon'],
    ['HbA1c: under 80 years or all ages', 'hba1c_over_70', 'hba1c_over_70', null],
    ['continuity: a share or an index', 'lakarkontinuitet', 'ko05l', null],
    ['coverage: visits in the region or of the listed', 'tackningsgrad', 'tackningsgrad', null],
    ['health checks: other ages and denominators', 'vhu', 'halsosamtal_utforda', 'halsosamtal'],
    ['home visits: within ten days, all, or at any time', 'bvc_hembesok', 'hembesok', 'hembesok_nyfodda'],
  ] as const)('may not be compared for %s', (_, vasterbotten, jamtland, norrbotten) => {
    const members = [
      indicatorOf('vasterbotten', 2023, vasterbotten),
      indicatorOf('jamtland-harjedalen', 2024, jamtland),
      ...(norrbotten === null ? [] : [indicatorOf('norrbotten', 2022, norrbotten)]),
    ];
    expect(new Set(members.map(({ meaning }) => meaning.fingerprint)).size).toBe(members.length);
    for (const { meaning } of members) expect(meaning.notComparableWith).not.toBe('');
  });

  it('share a fingerprint only where they share a definition', () => {
    const all = REGIONS.flatMap((regionId) => shipped(regionId).plans.flatMap((plan) => plan.indicators));
    const idsByPrint = Map.groupBy(all, ({ meaning }) => meaning.fingerprint);
    for (const [, indicators] of idsByPrint)
      expect(new Set(indicators.map(({ meaning }) => meaning.definitionId)).size).toBe(1);
  });
});
