// Lights of 2023 and goals of 2022 for Region Västerbotten, as the pages get them.
// Where the printed rule (≥ 100, 80–99, < 80 per cent of the target) is silent: 57 of 60 is 95 per cent, partly; 76,9 of 80
// is 96,1, partly; HbA1c under 7 at 5,8 is reached because the value meets the comparator; 2022's cervical screening and
// 2021's care-home survey are no values of 2023 and are not assessed; 84 of 100 (32 of 38) is partly.
import { describe, expect, it } from 'vitest';
import { goalPage, indicatorPage, overview } from '../../src/http/contract.ts';
import { ask } from './ask.ts';
import { openServer } from './open-server.ts';

const { server } = await openServer();
const of = (year: number, lang = 'sv') =>
  ask(server, overview, `/api/v1/regions/vasterbotten/years/${year}/overview?lang=${lang}`);
const year2023 = await of(2023);

const LIGHTS_2023 = {
  reached: ['hba1c_over_70'],
  partly: ['medbed3', 'forstalinjen3', 'tackningsgrad', 'lakarkontinuitet', 'patientnojdhet', 'hlt'],
  'not-reached': ['telefon', 'fast_lakarkontakt', 'tobak_atgard', 'fysaktivitet_atgard', 'vhu'],
  'not-assessable': [
    'fast_lakarkontakt_sabo',
    'cellprov',
    'bvc_hembesok',
    'foraldrastod',
    'asqse',
    'syn4',
    'horsel4',
    'antibiotika',
  ],
  tracked: ['etjanster_inkomna', 'etjanster_avslutade', 'sjukskrivningsrutiner', 'vald_dokumenterat'],
};

describe('the year 2023', () => {
  it.each(Object.entries(LIGHTS_2023))('has the lights %s', (light, ids) => {
    const shown = year2023.lights.find((each) => each.light === light);
    expect(shown?.count).toBe(ids.length);
    expect(shown?.indicators.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('says its conclusion before any figure, in both languages', async () => {
    expect(year2023.title).toBe('Primärvården i Västerbotten 2023');
    expect(year2023.lead).toBe(
      'Av tolv indikatorer som går att bedöma når en målvärdet. Sedan 2022 har fem förbättrats och två försämrats; tre är oförändrade och två har sitt första värde. Åtta går inte att bedöma, eftersom årets värde saknas.',
    );
    expect(year2023.coverage).toBe('Värde för 2023 finns för 15 av 24 indikatorer');
    const english = await of(2023, 'en');
    expect(english.title).toBe('Primary care in Västerbotten 2023');
    expect(english.lead).toContain('Of twelve indicators that can be assessed');
    expect(english.lights.map(({ count }) => count)).toEqual(year2023.lights.map(({ count }) => count));
  });

  it('tells what improved and what worsened in the words of each measure', () => {
    const line = ({ indicatorId, fromTo, change }: (typeof year2023.better)[number]) =>
      [indicatorId, fromTo, change].join(' ').replaceAll('\u00a0', ' ');
    expect(year2023.better.map(line)).toEqual([
      'vhu 20,0 → 28,0 % +8,0 procentenheter',
      'medbed3 76 → 77 % +1 procentenhet',
      'tobak_atgard 6,5 → 7,2 % +0,7 procentenheter',
      'hba1c_over_70 6,0 → 5,8 % −0,2 procentenheter',
      'patientnojdhet 76,8 → 76,9 % +0,1 procentenheter',
    ]);
    expect(year2023.worse.map(({ indicatorId }) => indicatorId)).toEqual([
      'tackningsgrad',
      'fysaktivitet_atgard',
    ]);
    expect(year2023.unchanged.map(({ indicatorId }) => indicatorId).toSorted()).toEqual([
      'forstalinjen3',
      'lakarkontinuitet',
      'telefon',
    ]);
  });

  it('never takes a value of an earlier year for this year’s', () => {
    const rows = year2023.groups.flatMap((group) => group.rows);
    const cellprov = rows.find(({ id }) => id === 'cellprov');
    expect(cellprov?.verdict).toMatchObject({ light: 'not-assessable', sub: 'Senast 2022: 89,1\u00a0%' });
    expect(cellprov?.years.at(-1)).toMatchObject({ text: '–', missing: 'pending' });
    expect(cellprov?.country).toMatchObject({ year: 2022, value: 78.8 });
    expect(
      year2023.missingOrOld.find(({ indicatorId }) => indicatorId === 'fast_lakarkontakt_sabo')?.latest,
    ).toBe('2021: 100\u00a0%');
    expect(year2023.missingOrOld.find(({ indicatorId }) => indicatorId === 'antibiotika')?.latest).toBe(
      'inget värde',
    );
  });

  it('shows both what 6 of 38 is and what the source printed', async () => {
    const page = await ask(
      server,
      indicatorPage,
      '/api/v1/regions/vasterbotten/years/2023/indicators/vald_dokumenterat',
    );
    expect(page.figure).toMatchObject({ text: '15,8\u00a0%', value: 15.8, sub: '6 av 38, levererat 15,7' });
  });

  it('proposes goals but does not claim that anybody has decided them', async () => {
    expect(year2023.goals.every(({ isDecided }) => !isDecided)).toBe(true);
    expect(year2023.goalsSource).toContain('Målen är inte bedömda för 2023');
    const goal = await ask(server, goalPage, '/api/v1/regions/vasterbotten/years/2023/goals/5');
    expect(goal.rows).toHaveLength(10);
    expect(goal.goal.countsText).toBe(
      '10 indikatorer: 5 delvis, 2 inte, 1 kan inte bedömas, 2 följs utan mål',
    );
  });
});

describe('the board’s ten goals of 2022', () => {
  it('come out as four met, one partly, four not and one that cannot be assessed', async () => {
    const year = await of(2022);
    const count = (level: string) => year.goals.filter((goal) => goal.level === level).length;
    expect(year.goals).toHaveLength(10);
    expect([count('reached'), count('partly'), count('not-reached'), count('not-assessable')]).toEqual([
      4, 1, 4, 1,
    ]);
    expect(year.goalsTitle).toBe('Fyra av tio mål uppfylldes helt 2022');
    expect(year.goals.every(({ isDecided }) => isDecided)).toBe(true);
    expect(year.goalsSource).toContain('Källa: ');
  });
});
