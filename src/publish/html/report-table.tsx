// A report table as an HTML table: caption, column and row headings, one body per group of rows. Too wide for a phone, it
// scrolls by itself and can be reached with the keyboard.
import { LightGlyph } from '../../charts/light-glyph.tsx';
import type { Block, TableCell } from '../../report/contract.ts';
import { cellText, isHeadingRow } from '../prepare.ts';
import { WORDS } from '../words.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;
type Row = TableBlock['rows'][number];
type Column = TableBlock['columns'][number];

interface RowGroup {
  readonly heading: Row | null;
  readonly rows: Row[];
}

export function ReportTable({ block, id }: { readonly block: TableBlock; readonly id: string }) {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  return (
    <div className="table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1) */}
      <section className="scroll" aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id}>
            <span>
              {WORDS.table} {block.number}. {block.caption}
            </span>
          </caption>
          <colgroup>
            {block.columns.map((column) => (
              <col key={column.heading} style={{ width: `${((column.width / total) * 100).toFixed(1)}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.heading} scope="col" className={sideOf(column)}>
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          {groupRows(block.rows).map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their order
            <tbody key={index}>
              {group.heading === null ? null : (
                <tr className="group">
                  <th scope="rowgroup" colSpan={block.columns.length}>
                    {group.heading.cells[0]?.text}
                  </th>
                </tr>
              )}
              {group.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their order
                <tr key={at}>
                  {row.cells.map((cell, column) => (
                    <Cell
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
                      key={column}
                      cell={row.isGroup ? { ...cell, isStrong: true } : cell}
                      column={block.columns[column]}
                      isFirst={column === 0}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      {block.note === '' ? null : <p className="small">{block.note}</p>}
    </div>
  );
}

function groupRows(rows: readonly Row[]): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  for (const row of rows) {
    if (isHeadingRow(row)) groups.push({ heading: row, rows: [] });
    else if (groups.length === 0) groups.push({ heading: null, rows: [row] });
    else groups.at(-1)?.rows.push(row);
  }
  return groups;
}

function sideOf(column: Column | undefined): string {
  return column?.align === 'right' ? 'right' : 'left';
}

interface CellProps {
  readonly cell: TableCell;
  readonly column: Column | undefined;
  readonly isFirst: boolean;
}

function Cell({ cell, column, isFirst }: CellProps) {
  const text = cellText(cell);
  const content = (
    <>
      {cell.light === undefined ? null : (
        <svg className="glyph" viewBox="0 0 18 18" aria-hidden="true">
          <LightGlyph light={cell.light} palette="css" />
        </svg>
      )}
      {cell.isStrong ? <strong>{text}</strong> : text}
      {(cell.sub ?? []).map((line) => (
        <span key={line} className="sub">
          {line}
        </span>
      ))}
    </>
  );
  const className = sideOf(column);
  const shown = cell.light === undefined ? content : <span className="mark">{content}</span>;
  return isFirst ? (
    <th scope="row" className={className}>
      {shown}
    </th>
  ) : (
    <td className={className}>{shown}</td>
  );
}
