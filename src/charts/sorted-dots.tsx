// Groups sorted by value, each with its interval: where every centre stands, against a reference and the target.
import { scaleLinear } from 'd3-scale';
import { NO_BREAK_SPACE } from '../core/numbers/write.ts';
import { axisFor, writeStart, writeTicks, writeValue } from './axis.ts';
import type { Palette } from './brush.ts';
import { brush } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import type { ChartSpec } from './contract.ts';
import type { ChartProps } from './drawing.tsx';
import { Label, Picture, px } from './drawing.tsx';
import { LINE_HEIGHT, textWidth, widest, wrapText } from './text-width.ts';

type Spec = Extract<ChartSpec, { kind: 'sorted-dots' }>;
type Row = Spec['rows'][number];

interface LaidRow {
  readonly row: Row;
  readonly lines: readonly string[];
  readonly top: number;
  readonly height: number;
}

const ROW_HEIGHT = 20;

export function SortedDots({ spec, width, palette, id }: ChartProps<'sorted-dots'>) {
  const { format, reference, target } = spec;
  const values = spec.rows.flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value]);
  const marks = [reference?.value ?? [], target?.value ?? []].flat();
  const axis = axisFor([...values, ...marks], format, width < 480 ? 3 : 5);
  const ticks = writeTicks(axis, format);
  const limit = width * 0.36;
  const lines = spec.rows.map((row) => wrapText(nameAndNote(row), limit, row.isEmphasised ? 600 : 400));
  const left = Math.ceil(Math.max(0, ...lines.map((text) => widest(text, 600)))) + 14;
  const valueWidth = Math.ceil(
    widest(
      spec.rows.map((row) => writeValue(row.value, format)),
      600,
    ),
  );
  const right = width - valueWidth - 14;
  const x = scaleLinear([axis.start, axis.end], [left + 6, right - 6]);
  const heads = placeHeads(spec, x, { left, right: width });
  const top = heads.height + 8;
  const rows = layOutRows(spec.rows, lines, top);
  const bottom = rows.length === 0 ? top + 40 : (rows.at(-1)?.top ?? top) + (rows.at(-1)?.height ?? 0) + 4;
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  const words = CHART_WORDS[format.language];
  const paint = brush(palette);
  return (
    <Picture
      text={spec}
      width={width}
      height={bottom + 24 + (startsAtZero ? 0 : 20)}
      palette={palette}
      id={id}
    >
      {rows
        .filter(({ row }) => row.isEmphasised)
        .map(({ row, top: rowTop, height }) => (
          <rect key={row.label} {...paint('f-tint')} x={0} y={px(rowTop)} width={px(width)} height={height} />
        ))}
      {axis.ticks.map((tick, index) => (
        <g key={tick}>
          <path {...paint('s-grid')} d={`M${px(x(tick))} ${top}V${px(bottom)}`} />
          <Label
            x={x(tick)}
            y={bottom + 12}
            anchor="middle"
            roles={['tx-3']}
            palette={palette}
            lines={[ticks[index] ?? '']}
          />
        </g>
      ))}
      {reference === null ? null : (
        <path
          {...paint('s-ink2')}
          strokeWidth={1}
          d={`M${px(x(reference.value))} ${heads.height}V${px(bottom)}`}
        />
      )}
      {target === null ? null : (
        <path
          {...paint('s-target')}
          strokeWidth={2}
          strokeDasharray="6 3"
          d={`M${px(x(target.value))} ${heads.height}V${px(bottom)}`}
        />
      )}
      {heads.labels.map((head) => (
        <Label
          key={head.text}
          x={head.x}
          y={head.y}
          anchor={head.anchor}
          roles={head.isTarget ? ['tx-ink', 'b'] : []}
          palette={palette}
          lines={[head.text]}
        />
      ))}
      {rows.map((laid) => (
        <DotRow
          key={laid.row.label}
          laid={laid}
          x={x}
          width={width}
          left={left}
          spec={spec}
          palette={palette}
        />
      ))}
      {rows.length === 0 ? (
        <Label x={0} y={top + 20} roles={['tx-3']} palette={palette} lines={[words.noValues]} />
      ) : null}
      {startsAtZero ? null : (
        <Label
          x={0}
          y={bottom + 32}
          roles={['tx-3']}
          palette={palette}
          lines={[words.axisStartsAt(writeStart(axis, format))]}
        />
      )}
    </Picture>
  );
}

function nameAndNote(row: Row): string {
  return row.note === '' ? row.label : `${row.label} ${row.note}`;
}

function layOutRows(
  rows: readonly Row[],
  lines: readonly (readonly string[])[],
  top: number,
): readonly LaidRow[] {
  let at = top;
  return rows.map((row, index) => {
    const text = lines[index] ?? [];
    const height = Math.max(ROW_HEIGHT, text.length * LINE_HEIGHT + 4);
    const laid = { row, lines: text, top: at, height };
    at += height;
    return laid;
  });
}

interface Head {
  readonly text: string;
  readonly isTarget: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Bounds {
  readonly left: number;
  readonly right: number;
}

/** The names of the two lines stand above them, on two levels where they would touch. */
function placeHeads(
  spec: Spec,
  x: (value: number) => number,
  bounds: Bounds,
): { labels: readonly Head[]; height: number } {
  const place = (
    at: number,
    text: string,
    isTarget: boolean,
  ): Head & { readonly from: number; readonly to: number } => {
    const size = textWidth(text, isTarget ? 600 : 400);
    const from = Math.max(0, Math.min(x(at) - size / 2, bounds.right - size));
    return { text, isTarget, x: from, y: 8, anchor: 'start', from, to: from + size };
  };
  const reference = spec.reference === null ? null : place(spec.reference.value, spec.reference.label, false);
  const target = spec.target === null ? null : place(spec.target.value, spec.target.label, true);
  const both = [reference, target].filter((head) => head !== null);
  if (reference === null || target === null) return { labels: both, height: both.length === 0 ? 0 : 18 };
  const touches = (head: { readonly from: number; readonly to: number }) =>
    head.from < target.to + 12 && target.from < head.to + 12;
  if (!touches(reference)) return { labels: both, height: 18 };
  const aside = besideLine(reference, target, { line: x(spec.reference?.value ?? 0), right: bounds.right });
  if (aside !== null) return { labels: [aside, target], height: 18 };
  return {
    labels: [reference, { ...target, y: 8 + LINE_HEIGHT + 2 }],
    height: 18 + LINE_HEIGHT + 2,
  };
}

/** The reference's name moved away from the target's, as long as it still touches its own line; else null. */
function besideLine(
  reference: Head & { readonly from: number; readonly to: number },
  target: { readonly from: number; readonly to: number },
  { line, right }: { readonly line: number; readonly right: number },
): Head | null {
  const size = reference.to - reference.from;
  const toLeft = target.from - 12 - size;
  const toRight = target.to + 12;
  if (toLeft >= 0 && toLeft + size >= line - 4 && toLeft <= line) return { ...reference, x: toLeft };
  if (toRight + size <= right && toRight <= line + 4 && toRight + size >= line)
    return { ...reference, x: toRight };
  return null;
}

interface DotRowProps {
  readonly laid: LaidRow;
  readonly x: (value: number) => number;
  readonly width: number;
  readonly left: number;
  readonly spec: Spec;
  readonly palette: Palette;
}

function DotRow({ laid, x, width, left, spec, palette }: DotRowProps) {
  const { row, lines } = laid;
  const paint = brush(palette);
  const y = laid.top + laid.height / 2;
  const hasInterval = row.low !== null && row.high !== null;
  const lineEnd = row.low !== null ? x(row.low) - 4 : x(row.value) - 8;
  return (
    <>
      <RowName row={row} lines={lines} y={y} palette={palette} />
      {lineEnd > left ? <path {...paint('s-grid')} d={`M${left} ${px(y)}H${px(lineEnd)}`} /> : null}
      {hasInterval ? (
        <path
          {...paint('s-data')}
          strokeWidth={2}
          strokeOpacity={0.55}
          d={`M${px(x(row.low))} ${px(y)}H${px(x(row.high))}`}
        />
      ) : null}
      <circle {...paint('f-data')} cx={px(x(row.value))} cy={px(y)} r={row.isEmphasised ? 6 : 5} />
      <Label
        x={width}
        y={y}
        anchor="end"
        roles={['tx-ink', 'b']}
        palette={palette}
        lines={[writeValue(row.value, spec.format)]}
      />
    </>
  );
}

interface RowNameProps {
  readonly row: Row;
  readonly lines: readonly string[];
  readonly y: number;
  readonly palette: Palette;
}

/** The note follows the name in grey, on the same line when there is room for it. */
function RowName({ row, lines, y, palette }: RowNameProps) {
  const paint = brush(palette);
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  let nameLeft = row.label.replace(/ +/g, ' ').length;
  return lines.map((line, index) => {
    const named = line.slice(0, Math.max(0, nameLeft));
    nameLeft -= line.length + 1;
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one name have no identity but their order
        key={index}
        {...paint(...(row.isEmphasised ? (['tx-ink', 'b'] as const) : (['tx-ink'] as const)))}
        x={0}
        y={px(top + index * LINE_HEIGHT + 4.5)}
      >
        {named}
        {named.length < line.length ? (
          <tspan {...paint('tx-3')}>{line.slice(named.length).replace(/^ /, NO_BREAK_SPACE)}</tspan>
        ) : null}
      </text>
    );
  });
}
