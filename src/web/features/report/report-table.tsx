// A numbered table of the report. Its columns' widths are the document's own, as on paper.
import { Link } from '@tanstack/react-router';
import type { Block, TableCell } from '../../../report/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { Glyph } from '../../components/light-mark.tsx';
import { Scrolling } from '../../components/scrolling.tsx';

type Table = Extract<Block, { kind: 'table' }>;

interface ReportTableProps {
  readonly block: Table;
  readonly place: { readonly region: string; readonly year: string };
}

export function ReportTable({ block, place }: ReportTableProps) {
  const messages = useMessages();
  const caption = `${messages.table(block.number)}. ${block.caption}`;
  return (
    <div className="report-table">
      <Scrolling label={caption}>
        <table className="data cards">
          <caption>{caption}</caption>
          <colgroup>
            {block.columns.map(({ heading, width }) => (
              <col key={heading} style={{ width: `${width * 100}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.columns.map(({ heading, align }) => (
                <th key={heading} scope="col" className={align === 'right' ? 'n' : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) =>
              row.isGroup ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a printed table have no identity but their order
                <tr key={index} className="group-row">
                  <th colSpan={block.columns.length} scope="colgroup">
                    {row.cells[0]?.text}
                  </th>
                </tr>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={index}>
                  {row.cells.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Cell key={at} cell={cell} column={block.columns[at]} isFirst={at === 0} place={place} />
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Scrolling>
      {block.note !== '' && <p className="note">{block.note}</p>}
    </div>
  );
}

interface CellProps {
  readonly cell: TableCell;
  readonly column: Table['columns'][number] | undefined;
  readonly isFirst: boolean;
  readonly place: ReportTableProps['place'];
}

function Cell({ cell, column, isFirst, place }: CellProps) {
  const content = (
    <>
      {cell.light === undefined ? (
        <CellText cell={cell} place={place} />
      ) : (
        <span className="status">
          <Glyph light={cell.light} />
          {cell.text}
        </span>
      )}
      {cell.sub?.map((line) => (
        <span key={line} className="sub">
          {line}
        </span>
      ))}
    </>
  );
  const isEmpty = cell.text === '' && cell.light === undefined;
  const look = [
    column?.align === 'right' ? 'n' : '',
    cell.isStrong ? 'now' : '',
    isEmpty ? 'empty' : '',
    column?.align === 'left' ? 'wide' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
  if (isFirst)
    return (
      <th scope="row" className={look}>
        {content}
      </th>
    );
  return (
    <td className={look}>
      <span className="lbl" aria-hidden="true">
        {column?.heading}
      </span>
      {content}
    </td>
  );
}

/** An indicator's name leads to its page, a figure to the row that it was read from. */
function CellText({ cell, place }: { readonly cell: TableCell; readonly place: ReportTableProps['place'] }) {
  if (cell.indicatorId !== undefined)
    return (
      <Link
        to="/$region/$year/indikatorer/$indicator"
        params={{ ...place, indicator: cell.indicatorId }}
        preload={false}
      >
        {cell.text}
      </Link>
    );
  const observations = cell.source?.observationIds ?? [];
  if (observations.length === 0) return cell.text;
  return (
    <Link
      className="plain"
      to="/kalla/$observations"
      params={{ observations: observations.join(',') }}
      preload={false}
    >
      {cell.text}
    </Link>
  );
}
