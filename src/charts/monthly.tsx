// A monthly series beside last year's and the country's. Last year's months are laid over this year's.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { axisFor, writeTicks, writeValue } from './axis.ts';
import type { Role } from './brush.ts';
import { brush } from './brush.ts';
import type { ChartSpec } from './contract.ts';
import { dodge } from './dodge.ts';
import type { ChartProps } from './drawing.tsx';
import { Label, Picture, px } from './drawing.tsx';
import { FieldRemarks } from './field-remarks.tsx';
import { MonthAxis, monthAxisHeight, monthNumber } from './month-axis.tsx';
import { LINE_HEIGHT, widest, wrapText } from './text-width.ts';
import { ValueAxis } from './value-axis.tsx';

type Spec = Extract<ChartSpec, { kind: 'monthly' }>;
type SeriesId = Spec['series'][number]['id'];

interface MonthPoint {
  readonly month: number;
  readonly value: number;
}

interface Line {
  readonly id: SeriesId;
  readonly label: string;
  readonly points: readonly MonthPoint[];
}

interface EndLabel {
  readonly key: string;
  readonly lines: readonly string[];
  readonly roles: readonly Role[];
  readonly at: { readonly x: number; readonly y: number };
}

const LOOK = {
  previous: { line: ['s-axis', 'f-none'], label: ['tx-3'], width: 1.5, dash: undefined },
  country: { line: ['s-ink2', 'f-none'], label: [], width: 1.5, dash: '2 3' },
  region: { line: ['s-data', 'f-none'], label: ['tx-data'], width: 2.5, dash: undefined },
} as const satisfies Record<
  SeriesId,
  { line: readonly Role[]; label: readonly Role[]; width: number; dash: string | undefined }
>;
const DRAWN = ['previous', 'country', 'region'] as const satisfies readonly SeriesId[];
const TOP = 16;

export function Monthly({ spec, width, palette, id }: ChartProps<'monthly'>) {
  const { format, target } = spec;
  const paint = brush(palette);
  const isNarrow = width < 480;
  const lines = readLines(spec);
  const values = lines.flatMap((series) => series.points.map((point) => point.value));
  const axis = axisFor(target === null ? values : [...values, target.value], format);
  const ticks = writeTicks(axis, format);
  const left = Math.ceil(widest(ticks)) + 8;
  const limit = width * (isNarrow ? 0.3 : 0.28);
  const texts = endTexts(spec, lines, limit);
  const column = Math.max(0, ...texts.map((text) => widest(text.lines, 600)));
  const right = width - column - 24;
  const bottom = TOP + (isNarrow ? 220 : Math.min(280, Math.max(200, width * 0.3)));
  const { first, last } = monthRange(spec, lines);
  const x = scaleLinear([first, Math.max(last, first + 1)], [left + 8, right - 8]);
  const y = scaleLinear([axis.start, axis.end], [bottom, TOP]);
  const path = line<MonthPoint>(
    (point) => px(x(point.month)),
    (point) => px(y(point.value)),
  );
  const labels = texts.map((text): EndLabel => {
    const point = lines.find((series) => series.id === text.key)?.points.at(-1);
    return {
      ...text,
      at:
        point === undefined
          ? { x: right, y: y(target?.value ?? axis.start) }
          : { x: x(point.month), y: y(point.value) },
    };
  });
  const middles = dodge(
    labels.map((label) => ({ at: label.at.y, size: label.lines.length * LINE_HEIGHT })),
    0,
    { from: 4, to: bottom + 8 },
  );
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const below = monthAxisHeight(months) - 28;
  return (
    <Picture
      text={spec}
      width={width}
      height={bottom + 28 + below + (startsAtZero ? 0 : 20)}
      palette={palette}
      id={id}
    >
      <ValueAxis axis={axis} ticks={ticks} y={y} left={left} right={right} palette={palette} />
      <MonthAxis months={months} x={x} top={bottom} language={format.language} palette={palette} />
      {target === null ? null : (
        <path
          {...paint('s-target')}
          strokeWidth={2}
          strokeDasharray="6 3"
          d={`M${left} ${px(y(target.value))}H${px(right + 16)}`}
        />
      )}
      {DRAWN.flatMap((seriesId) => lines.filter((series) => series.id === seriesId)).map((series) => (
        <g key={series.id}>
          {runsOf(series.points).map((run) => (
            <path
              key={run[0]?.month}
              {...paint(...LOOK[series.id].line)}
              strokeWidth={LOOK[series.id].width}
              strokeLinejoin="round"
              {...(LOOK[series.id].dash === undefined ? {} : { strokeDasharray: LOOK[series.id].dash })}
              d={path(run) ?? ''}
            />
          ))}
          {series.points
            .filter((_, index) => series.id === 'region' || isAlone(series.points, index))
            .map((point) => (
              <circle
                key={point.month}
                {...paint(series.id === 'region' ? 'f-data' : 'f-country')}
                cx={px(x(point.month))}
                cy={px(y(point.value))}
                r={months.length > 24 ? 2 : 3.5}
              />
            ))}
        </g>
      ))}
      {labels.map((label, index) => (
        <g key={label.key}>
          {label.key === 'target' ? null : (
            <path
              {...paint(...LOOK[label.key as SeriesId].line)}
              strokeWidth={1}
              d={`M${px(label.at.x + 7)} ${px(label.at.y)}L${px(right + 20)} ${px(middles[index] ?? label.at.y)}`}
            />
          )}
          <Label
            x={right + 24}
            y={middles[index] ?? label.at.y}
            roles={label.roles}
            palette={palette}
            lines={label.lines}
          />
        </g>
      ))}
      <FieldRemarks
        isEmpty={values.length === 0}
        axis={axis}
        format={format}
        field={{ left, right, top: TOP, bottom }}
        below={bottom + below + 38}
        palette={palette}
      />
    </Picture>
  );
}

function readLines(spec: Spec): readonly Line[] {
  const region = spec.series.find((series) => series.id === 'region');
  const start =
    region === undefined ? null : Math.min(...region.points.map((point) => monthNumber(point.month)));
  return spec.series.map(({ id, label, points }) => {
    const own = Math.min(...points.map((point) => monthNumber(point.month)));
    const shift = id === 'previous' && start !== null && own < start ? Math.ceil((start - own) / 12) * 12 : 0;
    return {
      id,
      label,
      points: points.flatMap((point) =>
        point.value === null ? [] : [{ month: monthNumber(point.month) + shift, value: point.value }],
      ),
    };
  });
}

function monthRange(spec: Spec, lines: readonly Line[]): { readonly first: number; readonly last: number } {
  const drawn = lines.flatMap((series) => series.points.map((point) => point.month));
  const region = spec.series
    .filter((series) => series.id === 'region')
    .flatMap((series) => series.points.map((point) => monthNumber(point.month)));
  const all = [...drawn, ...region];
  return all.length === 0 ? { first: 0, last: 11 } : { first: Math.min(...all), last: Math.max(...all) };
}

function runsOf(points: readonly MonthPoint[]): readonly (readonly MonthPoint[])[] {
  const runs: MonthPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.month === point.month - 1) run.push(point);
    else runs.push([point]);
  }
  return runs.filter((run) => run.length > 1);
}

function isAlone(points: readonly MonthPoint[], index: number): boolean {
  const month = points[index]?.month ?? 0;
  return points[index - 1]?.month !== month - 1 && points[index + 1]?.month !== month + 1;
}

function endTexts(spec: Spec, lines: readonly Line[], limit: number): readonly Omit<EndLabel, 'at'>[] {
  const texts: Omit<EndLabel, 'at'>[] = [];
  if (spec.target !== null)
    texts.push({ key: 'target', lines: wrapText(spec.target.label, limit, 600), roles: ['tx-ink', 'b'] });
  for (const { id, label, points } of lines) {
    const latest = points.at(-1);
    if (latest === undefined) continue;
    const text = `${label} ${writeValue(latest.value, spec.format)}`;
    texts.push({ key: id, lines: wrapText(text, limit, 600), roles: LOOK[id].label });
  }
  return texts;
}
