// Women and men side by side over a few years: the slope of each and the distance between them. Every value is written at
// its point, so there is no value axis to read off.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { spanOf, writeValue } from './axis.ts';
import type { Palette } from './brush.ts';
import { brush } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import { dodge } from './dodge.ts';
import type { ChartProps } from './drawing.tsx';
import { Label, Picture, px } from './drawing.tsx';
import { LINE_HEIGHT, widest, wrapText } from './text-width.ts';

interface SlopePoint {
  readonly year: number;
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const TOP = 12;
const SEXES = ['women', 'men'] as const;
type Sex = (typeof SEXES)[number];

export function SexSlope({ spec, width, palette, id }: ChartProps<'sex-slope'>) {
  const { years, format } = spec;
  const paint = brush(palette);
  const words = CHART_WORDS[format.language];
  const values = SEXES.flatMap((sex) => spec[sex].flatMap((value) => value ?? []));
  const [low, high] = spanOf(values.length === 0 ? [0] : values, format);
  const bottom = TOP + (width < 480 ? 200 : Math.min(240, width * 0.24));
  const y = scaleLinear([low, high], [bottom - 26, TOP + 26]);
  const limit = width * 0.26;
  const names = { women: spec.womenLabel, men: spec.menLabel } as const;
  const ends = SEXES.map((sex) => {
    const latest = spec[sex].filter((value) => value !== null).at(-1);
    return latest === undefined ? [] : wrapText(`${names[sex]} ${writeValue(latest, format)}`, limit, 600);
  });
  const starts = SEXES.map((sex) => {
    const first = spec[sex].find((value) => value !== null);
    return first == null ? [] : wrapText(`${names[sex]} ${writeValue(first, format)}`, limit, 600);
  });
  const left = Math.ceil(Math.max(24, ...starts.map((lines) => widest(lines, 600)))) + 20;
  const right = width - Math.ceil(Math.max(24, ...ends.map((lines) => widest(lines, 600)))) - 20;
  const x = (index: number) =>
    years.length < 2 ? (left + right) / 2 : left + ((right - left) * index) / (years.length - 1);
  const pointsOf = (sex: Sex): readonly SlopePoint[] =>
    years.flatMap((year, index): SlopePoint[] => {
      const value = spec[sex][index];
      return value == null
        ? []
        : [{ year, index, x: x(index), y: y(value), text: writeValue(value, format) }];
    });
  const points = { women: pointsOf('women'), men: pointsOf('men') } as const;
  const isEmpty = values.length === 0;
  return (
    <Picture text={spec} width={width} height={bottom + 28 + (isEmpty ? 0 : 20)} palette={palette} id={id}>
      {years.map((year, index) => (
        <g key={year}>
          <path {...paint('s-grid')} d={`M${px(x(index))} ${TOP}V${px(bottom)}`} />
          <Label
            x={x(index)}
            y={bottom + 18}
            anchor="middle"
            roles={index === years.length - 1 ? ['b', 'tx-ink'] : []}
            palette={palette}
            lines={[String(year)]}
          />
          {SEXES.every((sex) => spec[sex][index] == null) ? (
            <Label
              x={x(index)}
              y={bottom - 10}
              anchor="middle"
              roles={['tx-3', 'halo']}
              palette={palette}
              lines={[words.missing]}
            />
          ) : null}
        </g>
      ))}
      {SEXES.map((sex) => (
        <Slope key={sex} sex={sex} points={points[sex]} palette={palette} />
      ))}
      <EndLabels side="start" lines={starts} points={points} palette={palette} bottom={bottom} />
      {years.length > 1 ? (
        <EndLabels side="end" lines={ends} points={points} palette={palette} bottom={bottom} />
      ) : null}
      <MiddleLabels points={points} palette={palette} lastIndex={years.length - 1} />
      {isEmpty ? null : (
        <Label x={0} y={bottom + 40} roles={['tx-3']} palette={palette} lines={[words.startsAboveZero]} />
      )}
    </Picture>
  );
}

const draw = line<SlopePoint>(
  (point) => px(point.x),
  (point) => px(point.y),
);

interface SlopeProps {
  readonly sex: Sex;
  readonly points: readonly SlopePoint[];
  readonly palette: Palette;
}

function Slope({ sex, points, palette }: SlopeProps) {
  const paint = brush(palette);
  const runs: SlopePoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === point.index - 1) run.push(point);
    else runs.push([point]);
  }
  return (
    <>
      {runs.map((run) => (
        <path
          key={run[0]?.year}
          {...paint(sex === 'women' ? 's-women' : 's-men', 'f-none')}
          strokeWidth={2}
          d={draw(run) ?? ''}
        />
      ))}
      {points.map((point) =>
        sex === 'women' ? (
          <circle
            key={point.year}
            {...paint('f-surface', 's-women')}
            strokeWidth={2}
            cx={px(point.x)}
            cy={px(point.y)}
            r={4.5}
          />
        ) : (
          <rect
            key={point.year}
            {...paint('f-men')}
            x={px(point.x - 4.5)}
            y={px(point.y - 4.5)}
            width={9}
            height={9}
          />
        ),
      )}
    </>
  );
}

interface EndLabelsProps {
  readonly side: 'start' | 'end';
  readonly lines: readonly (readonly string[])[];
  readonly points: Record<Sex, readonly SlopePoint[]>;
  readonly palette: Palette;
  readonly bottom: number;
}

function EndLabels({ side, lines, points, palette, bottom }: EndLabelsProps) {
  const anchors = SEXES.map((sex) => (side === 'start' ? points[sex][0] : points[sex].at(-1)));
  const middles = dodge(
    SEXES.map((_, index) => ({
      at: anchors[index]?.y ?? bottom,
      size: (lines[index]?.length ?? 1) * LINE_HEIGHT,
    })),
    0,
    { from: 0, to: bottom },
  );
  return SEXES.map((sex, index) => {
    const anchor = anchors[index];
    if (anchor === undefined) return null;
    return (
      <Label
        key={sex}
        x={side === 'start' ? anchor.x - 12 : anchor.x + 12}
        y={middles[index] ?? anchor.y}
        anchor={side === 'start' ? 'end' : 'start'}
        roles={[sex === 'women' ? 'tx-women' : 'tx-men']}
        palette={palette}
        lines={lines[index] ?? []}
      />
    );
  });
}

interface MiddleLabelsProps {
  readonly points: Record<Sex, readonly SlopePoint[]>;
  readonly palette: Palette;
  readonly lastIndex: number;
}

/** Values between first and last: the upper one above its point, the lower one below. */
function MiddleLabels({ points, palette, lastIndex }: MiddleLabelsProps) {
  return SEXES.flatMap((sex) =>
    points[sex]
      .filter(
        (point) =>
          point.index > 0 &&
          point.index < lastIndex &&
          point !== points[sex][0] &&
          point !== points[sex].at(-1),
      )
      .map((point) => {
        const other = points[sex === 'women' ? 'men' : 'women'].find(
          (candidate) => candidate.year === point.year,
        );
        const isUpper = other === undefined || point.y < other.y || (point.y === other.y && sex === 'women');
        return (
          <Label
            key={`${sex} ${point.year}`}
            x={point.x}
            y={point.y + (isUpper ? -15 : 15)}
            anchor="middle"
            roles={[sex === 'women' ? 'tx-women' : 'tx-men', 'halo']}
            palette={palette}
            lines={[point.text]}
          />
        );
      }),
  );
}
