// How many goals or indicators have each light: one symbol each, so that the picture is the count.
import type { Palette } from './brush.ts';
import { brush } from './brush.ts';
import type { ChartSpec } from './contract.ts';
import type { ChartProps } from './drawing.tsx';
import { Picture, px } from './drawing.tsx';
import { LightGlyph } from './light-glyph.tsx';
import { LINE_HEIGHT, textWidth, wrapText } from './text-width.ts';

type Count = Extract<ChartSpec, { kind: 'lights' }>['counts'][number];

interface Group {
  readonly count: Count;
  readonly lines: readonly string[];
  readonly perRow: number;
  readonly x: number;
  readonly y: number;
  readonly glyphRows: number;
}

const PITCH = 24;
const GROUP_GAP = 28;
const ROW_GAP = 20;

export function Lights({ spec, width, palette, id }: ChartProps<'lights'>) {
  const { groups, height } = layOut(spec.counts, width);
  return (
    <Picture text={spec} width={width} height={height} palette={palette} id={id}>
      {groups.map((group) => (
        <LightGroup key={group.count.light} group={group} palette={palette} />
      ))}
    </Picture>
  );
}

/** Groups flow like words: next to each other while there is room, then on a new row. Lights that nothing has are left out. */
function layOut(
  counts: readonly Count[],
  width: number,
): { readonly groups: readonly Group[]; readonly height: number } {
  const groups: Group[] = [];
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  const shown = counts.filter((candidate) => candidate.count > 0);
  for (const count of shown) {
    const caption = `${count.count} ${count.label}`;
    const wanted = Math.max(count.count * PITCH, textWidth(caption, 600));
    const maxWidth = Math.min(wanted, width);
    const perRow = Math.max(1, Math.floor((maxWidth + 6) / PITCH));
    const glyphRows = Math.ceil(count.count / perRow);
    const lines = wrapText(caption, maxWidth, 600);
    if (x > 0 && x + maxWidth > width) {
      x = 0;
      y += rowHeight + ROW_GAP;
      rowHeight = 0;
    }
    groups.push({ count, lines, perRow, x, y, glyphRows });
    rowHeight = Math.max(rowHeight, glyphRows * PITCH + lines.length * LINE_HEIGHT + 4);
    x += maxWidth + GROUP_GAP;
  }
  return { groups, height: Math.max(y + rowHeight, PITCH) };
}

function LightGroup({ group, palette }: { readonly group: Group; readonly palette: Palette }) {
  const { count, lines, perRow, x, y, glyphRows } = group;
  const paint = brush(palette);
  const digits = String(count.count).length;
  return (
    <>
      {Array.from({ length: count.count }, (_, index) => (
        <LightGlyph
          // biome-ignore lint/suspicious/noArrayIndexKey: identical symbols have no identity but their order
          key={index}
          light={count.light}
          palette={palette}
          transform={`translate(${px(x + (index % perRow) * PITCH)} ${px(y + Math.floor(index / perRow) * PITCH + 2)})`}
        />
      ))}
      {lines.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one label have no identity but their order
          key={index}
          {...paint('tx-ink')}
          x={px(x)}
          y={px(y + glyphRows * PITCH + index * LINE_HEIGHT + 15)}
        >
          {index === 0 ? (
            <>
              <tspan {...paint('b')}>{line.slice(0, digits)}</tspan>
              {line.slice(digits)}
            </>
          ) : (
            line
          )}
        </text>
      ))}
    </>
  );
}
