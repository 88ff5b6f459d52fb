// Units by how many they are of, inside limits that narrow as the number grows. Those outside differ in shape; names stand where
// there is room for them.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { decimal } from '../core/decimal.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Axis } from './axis.ts';
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
import { nameDots } from './funnel-names.ts';
import type { KeyEntry } from './signs.tsx';
import { Key, layOutKey, Sign } from './signs.tsx';
import { textWidth, widest } from './text-width.ts';
import { ValueAxis } from './value-axis.tsx';

type Spec = Extract<ChartSpec, { kind: 'funnel' }>;
type Limit = Spec['limits'][number];
type Zone = Spec['dots'][number]['zone'];

const SIGNS = {
  inside: { shape: 'disc', look: 'f-data', size: 4 },
  between: { shape: 'ring', look: 's-data', size: 4.5 },
  outside: { shape: 'diamond', look: 'f-data', size: 7 },
  small: { shape: 'cross', look: 's-axis', size: 3.5 },
} as const satisfies Record<Zone, Omit<KeyEntry, 'text'>>;

/** The field ends a little after the largest unit. */
const ROOM = 1.04;

/** Limits wider than at this part of the largest denominator are cut off by the axis, so that they do not flatten the rest. */
const WIDEST_AT = 0.35;

export function Funnel({ spec, width, palette, id }: ChartProps<'funnel'>) {
  const { format, dots, limits, reference, target } = spec;
  const paint = brush(palette);
  const isNarrow = width < 480;
  const largest = Math.max(1, ...dots.map(({ denominator }) => denominator));
  const wide = limits.filter(({ denominator }) => denominator >= largest * WIDEST_AT);
  const axis = axisFor(
    [
      ...dots.map(({ value }) => value),
      ...wide.flatMap(({ outer }) => outer),
      reference.value,
      ...(target === null ? [] : [target.value]),
    ],
    format,
  );
  const ticks = writeTicks(axis, format);
  const left = Math.ceil(widest(ticks)) + 8;
  const names = layOutEndLabels(endLabels(spec), width * (isNarrow ? 0.24 : 0.2));
  const right = width - names.width - 14;
  const top = 10;
  const bottom = top + (isNarrow ? 260 : Math.min(360, Math.max(260, width * 0.42)));
  const x = scaleLinear([0, largest * ROOM], [left, right]);
  const y = scaleLinear([axis.start, axis.end], [bottom, top]);
  const key = layOutKey(keyEntries(spec), left, width);
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  const curves = curvesOf(
    limits.filter(({ denominator }) => denominator <= largest * ROOM),
    axis,
  );
  const named = nameDots(spec, {
    x,
    y,
    curves: curves.flatMap(({ points }) => points),
    bounds: { left: left + 2, right: right - 2, top: top - 8, bottom },
  });
  const below = bottom + 46;
  return (
    <Picture
      text={spec}
      width={width}
      height={below + 4 + key.height + (startsAtZero ? 0 : 20)}
      palette={palette}
      id={id}
    >
      <ValueAxis axis={axis} ticks={ticks} y={y} left={left} right={right} palette={palette} />
      <CountAxis x={x} left={left} right={right} top={bottom} spec={spec} palette={palette} />
      <path
        {...paint('s-ink2', 'f-none')}
        strokeWidth={1}
        d={`M${left} ${px(y(reference.value))}H${px(right)}`}
      />
      {target === null ? null : (
        <path
          {...paint('s-target', 'f-none')}
          strokeWidth={2}
          strokeDasharray="6 3"
          d={`M${left} ${px(y(target.value))}H${px(right + 8)}`}
        />
      )}
      {curves.map(({ id: name, isInner, points }) => (
        <path
          key={name}
          {...paint('s-data', 'f-none')}
          strokeWidth={1.5}
          {...(isInner ? { strokeDasharray: '2 3' } : {})}
          d={
            line<CurvePoint>(
              (point) => px(x(point.denominator)),
              (point) => px(y(point.value)),
            )(points) ?? ''
          }
        />
      ))}
      {dots.map(({ label, denominator, value, zone, isEmphasised }) => (
        <g key={label}>
          {isEmphasised ? (
            <circle
              {...paint('s-target', 'f-none')}
              strokeWidth={2}
              cx={px(x(denominator))}
              cy={px(y(value))}
              r={SIGNS[zone].size + 4}
            />
          ) : null}
          <Sign {...SIGNS[zone]} x={x(denominator)} y={y(value)} palette={palette} />
        </g>
      ))}
      {named.map(({ label, at, anchor, isEmphasised, lead }) => (
        <g key={label}>
          {lead === null ? null : (
            <path
              {...paint('s-axis', 'f-none')}
              strokeWidth={1}
              d={`M${px(lead[0].x)} ${px(lead[0].y)}L${px(lead[1].x)} ${px(lead[1].y)}`}
            />
          )}
          <Label
            x={at.x}
            y={at.y}
            anchor={anchor}
            roles={isEmphasised ? ['tx-ink', 'b', 'halo'] : ['tx-ink', 'halo']}
            palette={palette}
            lines={[label]}
          />
        </g>
      ))}
      <EndLabels laid={names} y={y} right={right} bounds={{ from: 0, to: bottom + 8 }} palette={palette} />
      <Key laid={key} top={below + 8} palette={palette} />
      <FieldRemarks
        isEmpty={dots.length === 0}
        axis={axis}
        format={format}
        field={{ left, right, top, bottom }}
        below={below + key.height + 14}
        palette={palette}
      />
    </Picture>
  );
}

interface CurvePoint {
  readonly denominator: number;
  readonly value: number;
}

interface Curve {
  readonly id: string;
  readonly isInner: boolean;
  readonly points: readonly CurvePoint[];
}

/** Cut where they leave the field, or would run along what is possible. */
function curvesOf(limits: readonly Limit[], axis: Axis): readonly Curve[] {
  return (['outer', 'inner'] as const).flatMap((name) =>
    ([0, 1] as const).map((side) => ({
      id: `${name} ${side}`,
      isInner: name === 'inner',
      points: limits
        .map((limit) => ({ denominator: limit.denominator, value: limit[name][side] }))
        .filter(({ value }) => value > axis.start && value < axis.end),
    })),
  );
}

function endLabels({ dots, limits, limitLabels, reference, target }: Spec): readonly EndLabel[] {
  const largest = Math.max(1, ...dots.map(({ denominator }) => denominator));
  const last = limits.findLast(({ denominator }) => denominator <= largest * ROOM);
  const plain: readonly Role[] = [];
  return [
    ...(last === undefined
      ? []
      : [
          { text: limitLabels.outer, roles: ['tx-data'] as const, value: last.outer[1] },
          { text: limitLabels.inner, roles: ['tx-data'] as const, value: last.inner[1] },
          { text: limitLabels.inner, roles: ['tx-data'] as const, value: last.inner[0] },
          { text: limitLabels.outer, roles: ['tx-data'] as const, value: last.outer[0] },
        ]),
    { text: reference.label, roles: plain, value: reference.value },
    ...(target === null
      ? []
      : [{ text: target.label, roles: ['tx-ink', 'b'] as const, value: target.value }]),
  ];
}

function keyEntries({ dots, limitLabels, format }: Spec): readonly KeyEntry[] {
  const words = CHART_WORDS[format.language];
  const texts = {
    outside: words.outside(limitLabels.outer),
    between: words.outside(limitLabels.inner),
    small: words.tooFew,
  };
  return (['outside', 'between', 'small'] as const)
    .filter((zone) => dots.some((dot) => dot.zone === zone))
    .map((zone) => ({ ...SIGNS[zone], text: texts[zone] }));
}

interface CountAxisProps {
  readonly x: { (value: number): number; ticks(count: number): number[] };
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly spec: Spec;
  readonly palette: ChartProps<'funnel'>['palette'];
}

/** How many each unit is of: whole numbers from zero, as many as there is room for, and what they count. */
function CountAxis({ x, left, right, top, spec: { xLabel, format }, palette }: CountAxisProps) {
  const paint = brush(palette);
  const write = (count: number) => writeNumber(decimal(count), 0, format.language);
  const room = textWidth(write(Math.ceil(x.ticks(2).at(-1) ?? 0))) + 24;
  const ticks = x
    .ticks(Math.max(2, Math.floor((right - left) / Math.max(room, 90))))
    .filter(Number.isInteger);
  return (
    <>
      <path {...paint('s-axis', 'f-none')} d={`M${left} ${px(top)}H${px(right)}`} />
      {ticks.map((tick) => (
        <Label
          key={tick}
          x={x(tick)}
          y={top + 13}
          anchor="middle"
          roles={['tx-3']}
          palette={palette}
          lines={[write(tick)]}
        />
      ))}
      <Label x={right} y={top + 31} anchor="end" palette={palette} lines={[xLabel]} />
    </>
  );
}
