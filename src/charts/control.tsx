// A monthly series with its mean and the limits of what is usual for it; signals by shape. Months in which the definition or the
// registration changed are marked across the field.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { axisFor, writeTicks } from './axis.ts';
import type { Role } from './brush.ts';
import { brush } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import type { ChartSpec } from './contract.ts';
import type { ChartProps } from './drawing.tsx';
import { Label, Picture, px } from './drawing.tsx';
import type { EndLabel } from './end-labels.tsx';
import { EndLabels, layOutEndLabels } from './end-labels.tsx';
import { FieldRemarks } from './field-remarks.tsx';
import { MonthAxis, monthAxisHeight, monthNumber } from './month-axis.tsx';
import type { KeyEntry } from './signs.tsx';
import { Key, layOutKey, Sign } from './signs.tsx';
import { textWidth, widest } from './text-width.ts';
import { ValueAxis } from './value-axis.tsx';

type Spec = Extract<ChartSpec, { kind: 'control' }>;
type Point = Spec['points'][number];
type SignalId = NonNullable<Point['signal']>;

const SIGNS = {
  improvement: { shape: 'diamond', look: 'f-better', size: 6.5 },
  concern: { shape: 'square', look: 'f-worse', size: 5 },
  neutral: { shape: 'triangle', look: 'f-neutral', size: 6 },
} as const satisfies Record<SignalId, Omit<KeyEntry, 'text'>>;

const MISSING = { shape: 'cross', look: 's-axis', size: 3.5 } as const;
/** The strip above the field where marks of months have their words. */
const STRIP = 20;

export function Control({ spec, width, palette, id }: ChartProps<'control'>) {
  const { format, points, phases, target } = spec;
  const paint = brush(palette);
  const words = CHART_WORDS[format.language];
  const isNarrow = width < 480;
  const values = points.flatMap(({ value }) => value ?? []);
  const lines = phases.flatMap(({ low, high }) => [low, high]);
  const axis = axisFor([...values, ...lines, ...(target === null ? [] : [target.value])], format);
  const ticks = writeTicks(axis, format);
  const left = Math.ceil(widest(ticks)) + 8;
  const names = layOutEndLabels(endLabels(spec), width * (isNarrow ? 0.24 : 0.2));
  const right = width - names.width - 14;
  const months = points.map(({ month }) => monthNumber(month));
  const [first = 0, last = 11] = [months[0], months.at(-1)];
  const x = scaleLinear([first, Math.max(last, first + 1)], [left + 8, right - 8]);
  // Signs of neighbouring months must not cover each other.
  const isCrowded = x(first + 1) - x(first) < 11;
  const posts = postsOf(spec, words.newDefinition);
  const top = 10 + (posts.length === 0 ? 0 : STRIP);
  const bottom = top + (isNarrow ? 220 : Math.min(280, Math.max(200, width * 0.3)));
  const y = scaleLinear([axis.start, axis.end], [bottom, top]);
  const key = layOutKey(keyEntries(spec, words.missing), left, width);
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  const below = bottom + monthAxisHeight(months);
  return (
    <Picture
      text={spec}
      width={width}
      height={below + 4 + key.height + (startsAtZero ? 0 : 20)}
      palette={palette}
      id={id}
    >
      <ValueAxis axis={axis} ticks={ticks} y={y} left={left} right={right} palette={palette} />
      <MonthAxis months={months} x={x} top={bottom} language={format.language} palette={palette} />
      <Posts posts={posts} x={x} left={left} right={right} top={top} bottom={bottom} palette={palette} />
      {target === null ? null : (
        <path
          {...paint('s-target')}
          strokeWidth={2}
          strokeDasharray="6 3"
          d={`M${left} ${px(y(target.value))}H${px(right + 8)}`}
        />
      )}
      {phases.map(({ from, to, centre, low, high }) => {
        const start = Math.max(left, x(monthNumber(from) - 0.5));
        const end = Math.min(right, x(monthNumber(to) + 0.5));
        return (
          <g key={from}>
            {[low, high].map((limit) => (
              <path
                key={limit}
                {...paint('s-data', 'f-none')}
                strokeWidth={1.5}
                strokeDasharray="2 3"
                d={`M${px(start)} ${px(y(limit))}H${px(end)}`}
              />
            ))}
            <path
              {...paint('s-ink2', 'f-none')}
              strokeWidth={1}
              d={`M${px(start)} ${px(y(centre))}H${px(end)}`}
            />
          </g>
        );
      })}
      {runsOf(points).map((run) => (
        <path
          key={run[0]?.month}
          {...paint('s-data', 'f-none')}
          strokeWidth={2}
          strokeLinejoin="round"
          d={
            line<Point>(
              (point) => px(x(monthNumber(point.month))),
              (point) => px(y(point.value ?? 0)),
            )(run) ?? ''
          }
        />
      ))}
      {points.map(({ month, value, signal }) => {
        const at = x(monthNumber(month));
        if (value === null) return <Sign key={month} {...MISSING} x={at} y={bottom - 8} palette={palette} />;
        if (signal === null)
          return (
            <Sign key={month} shape="disc" look="f-data" size={3} x={at} y={y(value)} palette={palette} />
          );
        const { shape, look, size } = SIGNS[signal];
        return (
          <Sign
            key={month}
            shape={shape}
            look={look}
            size={isCrowded ? size * 0.7 : size}
            x={at}
            y={y(value)}
            palette={palette}
          />
        );
      })}
      <EndLabels laid={names} y={y} right={right} bounds={{ from: 0, to: bottom + 8 }} palette={palette} />
      <Key laid={key} top={below + 8} palette={palette} />
      <FieldRemarks
        isEmpty={values.length === 0}
        axis={axis}
        format={format}
        field={{ left, right, top, bottom }}
        below={below + key.height + 14}
        palette={palette}
      />
    </Picture>
  );
}

/** The lines of the last phase, where they end at the right edge; an earlier phase's are read from the axis and the table. */
function endLabels({ phases, labels, target, points }: Spec): readonly EndLabel[] {
  const lastPhase = phases.at(-1);
  const phase = lastPhase?.to === points.at(-1)?.month ? lastPhase : undefined;
  const middle: readonly Role[] = [];
  return [
    ...(phase === undefined
      ? []
      : [
          { text: labels.high, roles: ['tx-data'] as const, value: phase.high },
          { text: labels.centre, roles: middle, value: phase.centre },
          { text: labels.low, roles: ['tx-data'] as const, value: phase.low },
        ]),
    ...(target === null
      ? []
      : [{ text: target.label, roles: ['tx-ink', 'b'] as const, value: target.value }]),
  ];
}

function keyEntries({ points, labels }: Spec, missing: string): readonly KeyEntry[] {
  const kinds = ['improvement', 'concern', 'neutral'] as const;
  return [
    ...kinds
      .filter((kind) => points.some(({ signal }) => signal === kind))
      .map((kind) => ({ ...SIGNS[kind], text: labels[kind] })),
    ...(points.some(({ value }) => value === null) ? [{ ...MISSING, text: missing }] : []),
  ];
}

interface Post {
  readonly month: number;
  readonly label: string;
  /** Before the month, for a break; else at it. */
  readonly isBreak: boolean;
}

function postsOf({ points, marks }: Spec, newDefinition: string): readonly Post[] {
  return [
    ...points
      .filter(({ isBreak }) => isBreak)
      .map(({ month }) => ({ month: monthNumber(month), label: newDefinition, isBreak: true })),
    ...marks.map(({ month, label }) => ({ month: monthNumber(month), label, isBreak: false })),
  ].toSorted((a, b) => a.month - b.month);
}

interface PostsProps {
  readonly posts: readonly Post[];
  readonly x: (month: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly palette: ChartProps<'control'>['palette'];
}

/** A word that would touch the one before it is left out: its line stands, and the text beside the chart names the month. */
function Posts({ posts, x, left, right, top, bottom, palette }: PostsProps) {
  const paint = brush(palette);
  let taken = 0;
  return posts.map(({ month, label, isBreak }) => {
    const at = isBreak ? x(month - 0.5) : x(month);
    const size = textWidth(label);
    const start = Math.max(left, Math.min(at - size / 2, right - size));
    const isFree = start >= taken;
    if (isFree) taken = start + size + 10;
    return (
      <g key={`${month} ${label}`}>
        <path
          {...paint('s-axis', 'f-none')}
          strokeWidth={1.5}
          {...(isBreak ? {} : { strokeDasharray: '1 3' })}
          d={`M${px(at)} ${top - 2}V${px(bottom)}`}
        />
        {isFree ? <Label x={start} y={top - STRIP / 2 - 2} palette={palette} lines={[label]} /> : null}
      </g>
    );
  });
}

/** Points in a row that have values and one definition. */
function runsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (point.value !== null && isOpen && !point.isBreak) runs.at(-1)?.push(point);
    else if (point.value !== null) runs.push([point]);
    isOpen = point.value !== null;
  }
  return runs.filter((run) => run.length > 1);
}
