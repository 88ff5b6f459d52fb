// The months of the unit that a page was asked to show. Its figures come through the viewer's own world: a unit that they do not
// see has none, and the page is then as if it had not been asked for.
import type { Charted } from '../analyse/charted.ts';
import { controlChart } from '../analyse/control-chart.ts';
import { figuresOf } from '../analyse/figures.ts';
import type { IndicatorPage } from '../http/contract.ts';
import type { World } from './world.ts';

export async function showChosenUnit(
  world: World,
  charted: Charted,
  unitId: string | null,
): Promise<IndicatorPage['chosenUnit']> {
  if (unitId === null) return null;
  const { region, indicator, year } = charted.figures;
  const seen = await world.observations.current({
    regionId: region.id,
    indicatorIds: [indicator.id],
    groupKinds: ['unit'],
    from: `${year - 2}-01-01`,
    before: `${year + 1}-01-01`,
  });
  const own = seen.filter(({ group }) => group.id === unitId);
  const [first] = own;
  if (first === undefined) return null;
  const figures = figuresOf(region, indicator, year, [
    ...charted.figures.current.filter(({ group }) => group.kind !== 'unit'),
    ...own,
  ]);
  const chart = controlChart({ ...charted, figures }, first.group);
  return { id: first.group.id, name: first.group.name, charts: chart === null ? [] : [chart] };
}
