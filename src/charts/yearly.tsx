// Values by year with women, men and country, and the target as long as it holds. Placing is in yearly-layout.ts.
import { line } from 'd3-shape';
import type { Brush, Palette, Role } from './brush.ts';
import { brush } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import type { YearlySeries } from './contract.ts';
import type { ChartProps } from './drawing.tsx';
import { Label, Picture, px } from './drawing.tsx';
import type { PlacedLabel, Point } from './yearly-labels.ts';
import type { YearlyLayout } from './yearly-layout.ts';
import { layOutYearly } from './yearly-layout.ts';

type SeriesId = YearlySeries['id'];

const LINES = {
  country: { roles: ['s-ink2', 'f-none'], width: 1 },
  women: { roles: ['s-women', 'f-none'], width: 1.75 },
  men: { roles: ['s-men', 'f-none'], width: 1.75 },
  total: { roles: ['s-data', 'f-none'], width: 3 },
} as const satisfies Record<SeriesId, { roles: readonly Role[]; width: number }>;

const LABEL_ROLES = {
  country: [],
  women: ['tx-women'],
  men: ['tx-men'],
  total: ['tx-data'],
  target: ['tx-ink', 'b'],
} as const satisfies Record<PlacedLabel['kind'], readonly Role[]>;

/** Drawn in this order: the total lies on top. */
const DRAWN = ['country', 'women', 'men', 'total'] as const satisfies readonly SeriesId[];

const path = line<Point>(
  (point) => px(point.x),
  (point) => px(point.y),
);

export function Yearly({ spec, width, palette, id }: ChartProps<'yearly'>) {
  const layout = layOutYearly(spec, width);
  const paint = brush(palette);
  const { target } = layout;
  return (
    <Picture text={spec} width={width} height={layout.height} palette={palette} id={id}>
      <Grid layout={layout} palette={palette} />
      <Gaps layout={layout} palette={palette} language={spec.format.language} />
      {target === null ? null : (
        <path
          {...paint('s-target')}
          strokeWidth={2}
          strokeDasharray="6 3"
          d={`M${px(target.from)} ${px(target.y)}H${px(target.to)}`}
        />
      )}
      {DRAWN.map((series) => (
        <Series key={series} id={series} layout={layout} paint={paint} />
      ))}
      {layout.labels.map((label) => (
        <SeriesLabel key={`${label.kind} ${label.anchor} ${label.x}`} label={label} palette={palette} />
      ))}
    </Picture>
  );
}

function Grid({ layout, palette }: { readonly layout: YearlyLayout; readonly palette: Palette }) {
  const paint = brush(palette);
  const { plot } = layout;
  return (
    <>
      {layout.ticks.map((tick) => (
        <g key={tick.text}>
          <path {...paint('s-grid')} d={`M${plot.left} ${px(tick.y)}H${plot.right}`} />
          <Label
            x={plot.left - 8}
            y={tick.y}
            anchor="end"
            roles={['tx-3']}
            palette={palette}
            lines={[tick.text]}
          />
        </g>
      ))}
      {layout.years.map((year) => (
        <Label
          key={year.text}
          x={year.x}
          y={plot.bottom + 18}
          anchor="middle"
          roles={year.isLast ? ['b', 'tx-ink'] : []}
          palette={palette}
          lines={[year.text]}
        />
      ))}
      {layout.axisNote === '' ? null : (
        <Label
          x={plot.left}
          y={plot.bottom + 40}
          roles={['tx-3']}
          palette={palette}
          lines={[layout.axisNote]}
        />
      )}
    </>
  );
}

interface GapsProps {
  readonly layout: YearlyLayout;
  readonly palette: Palette;
  readonly language: 'sv' | 'en';
}

/** What is not there is told where it is not: missing years, changed definitions, no values at all. */
function Gaps({ layout, palette, language }: GapsProps) {
  const words = CHART_WORDS[language];
  const { plot } = layout;
  const paint = brush(palette);
  return (
    <>
      {layout.breaks.map((x) => (
        <g key={x}>
          <path {...paint('s-axis')} strokeDasharray="2 3" d={`M${px(x)} ${plot.top}V${plot.bottom}`} />
          <Label
            x={x}
            y={plot.bottom - 10}
            anchor="middle"
            roles={['tx-3', 'halo']}
            palette={palette}
            lines={[words.newDefinition]}
          />
        </g>
      ))}
      {layout.missing.map(({ x, text }) => (
        <Label
          key={x}
          x={x}
          y={plot.bottom - 10}
          anchor="middle"
          roles={['tx-3', 'halo']}
          palette={palette}
          lines={[text]}
        />
      ))}
      {layout.isEmpty ? (
        <Label
          x={(plot.left + plot.right) / 2}
          y={plot.bottom - (plot.bottom - plot.top) / 4}
          anchor="middle"
          roles={['tx-3', 'halo']}
          palette={palette}
          lines={[words.noValues]}
        />
      ) : null}
    </>
  );
}

function Series({
  id,
  layout,
  paint,
}: {
  readonly id: SeriesId;
  readonly layout: YearlyLayout;
  readonly paint: Brush;
}) {
  const runs = layout.runs.filter((run) => run.id === id);
  const { roles, width } = LINES[id];
  return (
    <>
      {runs
        .filter((run) => run.points.length > 1)
        .map((run) => (
          <path
            key={run.points[0]?.year}
            {...paint(...roles)}
            strokeWidth={width}
            strokeLinejoin="round"
            d={path(run.points) ?? ''}
          />
        ))}
      {runs.flatMap((run) =>
        run.points.map((point) => <Mark key={point.year} id={id} point={point} paint={paint} />),
      )}
    </>
  );
}

/** Shape tells the series apart without colour: disc, ring, square, diamond. */
function Mark({ id, point, paint }: { readonly id: SeriesId; readonly point: Point; readonly paint: Brush }) {
  const x = px(point.x);
  const y = px(point.y);
  switch (id) {
    case 'total':
      return <circle {...paint('f-data')} cx={x} cy={y} r={5} />;
    case 'women':
      return <circle {...paint('f-surface', 's-women')} strokeWidth={2} cx={x} cy={y} r={4} />;
    case 'men':
      return <rect {...paint('f-men')} x={px(point.x - 4)} y={px(point.y - 4)} width={8} height={8} />;
    case 'country':
      return <path {...paint('f-country')} d={`M${x} ${px(point.y - 6)}l6 6-6 6-6-6z`} />;
  }
}

function SeriesLabel({ label, palette }: { readonly label: PlacedLabel; readonly palette: Palette }) {
  const paint = brush(palette);
  const roles: readonly Role[] = LABEL_ROLES[label.kind];
  const { leaderFrom } = label;
  const stroke = label.kind === 'target' ? [] : LINES[label.kind].roles;
  return (
    <>
      {leaderFrom === null ? null : (
        <path
          {...paint(...stroke)}
          strokeWidth={1}
          d={`M${px(leaderFrom.x)} ${px(leaderFrom.y)}L${px(label.x - 4)} ${px(label.y)}`}
        />
      )}
      <Label
        x={label.x}
        y={label.y}
        anchor={label.anchor}
        roles={label.anchor === 'middle' ? [...roles, 'halo'] : roles}
        palette={palette}
        lines={label.lines}
      />
    </>
  );
}
