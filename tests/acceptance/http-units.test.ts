// Units beside each other on an indicator's page: what each viewer is shown, and that nobody gets a count over units that they do
// not see. And what a figure computed from care data says of itself.
import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../src/charts/contract.ts';
import { indicatorPage } from '../../src/http/contract.ts';
import { deliveryPage } from '../../src/http/deliveries-contract.ts';
import type { Asker } from './ask.ts';
import { ask, upload } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll, personWith } from './people.ts';

const open = await openServer();
const analyst = await analystOfAll(open);
const EXEMPEL = { kind: 'region', regionId: 'exempel' } as const;
const centre = await personWith(open, [
  { role: 'centre-manager', place: { kind: 'unit', regionId: 'exempel', id: 'almviken' } },
]);
const area = await personWith(open, [
  { role: 'area-manager', place: { kind: 'area', regionId: 'exempel', id: 'fjallen' } },
]);
const member = await personWith(open, [{ role: 'board-reader', place: EXEMPEL }]);

const page = (asker: Asker, path: string) =>
  ask(asker, indicatorPage, `/api/v1/regions/exempel/years/${path}`);
const funnelOf = (charts: readonly ChartSpec[] | undefined) => charts?.find(({ kind }) => kind === 'funnel');
const dotsOf = (charts: readonly ChartSpec[] | undefined) => {
  const funnel = funnelOf(charts);
  return funnel?.kind === 'funnel' ? funnel.dots.map(({ label }) => label) : null;
};

describe('units beside each other', () => {
  it('an analyst sees all of them, in limits widened by how much they differ', async () => {
    const { units } = await page(analyst, '2023/indicators/medbed3');
    expect(units?.rows).toHaveLength(37);
    expect(units?.rows.map(({ figure }) => figure.value)).toEqual(
      units?.rows.map(({ figure }) => figure.value).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
    expect(units?.spread.map(({ term, text }) => `${term} ${text}`)).toEqual([
      'Lägst 55\u00a0%, Lomtjärn',
      'Median 80\u00a0%, Enrisbacken',
      'Högst 98\u00a0%, Ladubacken',
      'Når målet 5 av 37',
    ]);
    expect(dotsOf(units?.charts)).toHaveLength(37);
    expect(funnelOf(units?.charts)?.subtitle).toContain('φ = 38,4');
    const kvarnfallet = units?.rows.find(({ id }) => id === 'kvarnfallet');
    expect(kvarnfallet).toMatchObject({
      standing: 'not-distinguishable',
      denominator: 107,
      interval: '73,9–88,3\u00a0%',
    });
  });

  it.each([
    ['a centre manager their own', centre, ['Almviken']],
    [
      'an area manager those of the area',
      area,
      ['Kvarnfallet', 'Ladubacken', 'Lingonheden', 'Näverkroken', 'Stenbryggan', 'Videslätten'],
    ],
  ])('%s, in the region’s limits without over-dispersion', async (_name, asker, seen) => {
    const { units } = await page(asker, '2023/indicators/medbed3');
    expect(units?.rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'sv'))).toEqual(seen);
    expect(dotsOf(units?.charts)?.toSorted((a, b) => a.localeCompare(b, 'sv'))).toEqual(seen);
    const { title, subtitle } = funnelOf(units?.charts) ?? { title: '', subtitle: '' };
    expect(subtitle).toContain('Diagrammet visar bara det som du har tillgång till.');
    expect(`${title} ${subtitle}`).not.toMatch(/φ|37/);
    expect(units?.spread).toEqual([]);
    expect(units?.note).toContain('bara det som du har tillgång till');
  });

  it.each([
    ['a member of the board', member],
    ['a stranger', open.server],
  ])('%s sees none, and no count of them', async (_name, asker) => {
    const { units, chosenUnit, charts } = await page(asker, '2022/indicators/medbed3?unit=almviken');
    expect([units, chosenUnit]).toEqual([null, null]);
    expect(charts.map(({ kind }) => kind)).not.toContain('funnel');
  });

  it('means of persons have no funnel, and say that they cannot be told apart without a spread', async () => {
    const { units } = await page(analyst, '2023/indicators/coc_lakare');
    expect(funnelOf(units?.charts)).toBeUndefined();
    expect(new Set(units?.rows.map(({ standing }) => standing))).toEqual(new Set(['unknown']));
  });
});

describe('the months of a unit', () => {
  it('are shown to whoever sees it, marked where the unit registered less than usual', async () => {
    const { chosenUnit, units } = await page(analyst, '2023/indicators/lakarbesok7?unit=tallmon');
    const [chart] = chosenUnit?.charts ?? [];
    if (chart?.kind !== 'control') throw new Error('A unit with 36 months has a control chart');
    expect(chart.points).toHaveLength(36);
    expect(chart.points.find(({ month }) => month === '2022-03')?.value).toBeNull();
    expect(chart.marks).toEqual([{ month: '2022-03', label: 'mindre registrerat än vanligt' }]);
    expect(chart.subtitle).toContain(
      'I mars 2022: mindre registrerat än vanligt, så en ändring då kan bero på det.',
    );
    const funnel = funnelOf(units?.charts);
    const emphasised = funnel?.kind === 'funnel' ? funnel.dots.filter((dot) => dot.isEmphasised) : [];
    expect(emphasised.map(({ label }) => label)).toEqual(['Tallmon']);
  });

  it('are not there for another centre’s manager', async () => {
    const { chosenUnit } = await page(centre, '2023/indicators/lakarbesok7?unit=tallmon');
    expect(chosenUnit).toBeNull();
    const own = await page(centre, '2023/indicators/lakarbesok7?unit=almviken');
    expect(own.chosenUnit?.name).toBe('Almviken');
  });
});

describe('a figure computed from care data', () => {
  it('says so, with version, definition and how the data were registered', async () => {
    const { care, charts } = await page(analyst, '2022/indicators/lakarbesok7');
    expect(care?.lead).toBe(
      'Siffrorna är beräknade av Utfall ur regionens vårddata, efter definitionen nedan.',
    );
    expect(care?.version).toMatch(/^2024-02-01T060000\.000Z-[0-9a-f]{12}$/);
    expect(care?.definition.map(({ heading }) => heading)).toContain('Vad som räknas');
    expect(care?.quality[0]).toMatch(/^I mars 2022 avvek registreringen i en enhet: /);
    expect(care?.shifts).toEqual([expect.objectContaining({ unit: 'Tallmon', month: 'mars 2022' })]);
    const control = charts.find(({ kind }) => kind === 'control');
    expect(control?.kind === 'control' && control.marks.map(({ month }) => month)).toEqual(['2022-03']);
    expect(control?.subtitle).toContain('I mars 2022: mindre registrerat än vanligt i en enhet');
  });

  it('names no unit to whoever sees none', async () => {
    const { care } = await page(open.server, '2022/indicators/lakarbesok7');
    expect(care?.quality[0]).toMatch(/^I mars 2022 avvek registreringen i en enhet: /);
    expect(care?.shifts).toEqual([]);
    expect(JSON.stringify(care)).not.toContain('Tallmon');
  });

  it('and others do not, whatever the file is called', async () => {
    const computed = (await page(analyst, '2022/indicators/lakarbesok7')).care;
    const name = `varddata_2023_${computed?.version}.csv`;
    const content =
      'indicator,year,group_type,group,sex,value,status\ntelefon,2023,region,Exempel,total,71,final\n';
    const { delivery } = await ask(analyst, deliveryPage, upload({ name, content, region: 'exempel' }));
    await ask(analyst, deliveryPage, {
      method: 'POST',
      url: `/api/v1/deliveries/${delivery.id}/accept`,
      payload: { reason: 'Prov' },
    });
    const after = await page(analyst, '2023/indicators/telefon');
    expect(after.figure.value).toBe(71);
    expect(after.care).toBeNull();
  });
});

describe('longer periods from months', () => {
  it('are pooled, and the year from months is the year as delivered', async () => {
    const { months, figure } = await page(analyst, '2023/indicators/medbed3');
    expect(months?.rows.map(({ period }) => period)).toEqual([
      'Tertial 1 2023',
      'Tertial 2 2023',
      'Tertial 3 2023',
      'Hela 2023',
    ]);
    expect(months?.rows.at(-1)).toMatchObject({ text: figure.text, sub: figure.sub });
  });

  it('years without months are held against each other in words', async () => {
    const { overTime, charts } = await page(analyst, '2023/indicators/vhu');
    expect(charts.map(({ kind }) => kind)).not.toContain('control');
    expect(overTime).toBe('Från 2022 till 2023: bättre, och skillnaden är större än slumpen ger.');
  });
});
