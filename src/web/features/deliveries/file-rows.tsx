// The rows of a file as they were written, page by page, with what each does and its problems beside it.
import type { DeliveryPage } from '../../../http/deliveries-contract.ts';
import type { RowSpan } from '../../api/queries.ts';
import { ROWS_PER_PAGE } from '../../api/queries.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { Glyph } from '../../components/light-mark.tsx';
import { Scrolling } from '../../components/scrolling.tsx';
import { rowAnchor } from './row-anchor.ts';

interface FileRowsProps {
  readonly page: DeliveryPage;
  readonly span: RowSpan;
  readonly onSpan: (span: RowSpan) => void;
}

export function FileRows({ page, span, onSpan }: FileRowsProps) {
  const messages = useMessages();
  if (page.columns.length === 0) return null;
  const { errors, warnings } = page.delivery.counts;
  return (
    <section className="sec" aria-labelledby="h-rows">
      <div className="sec-head">
        <h2 id="h-rows">{messages.rowsLabel}</h2>
        <p role="status">
          {page.rows.length > 0 &&
            messages.rowSpan(span.from + 1, span.from + page.rows.length, page.rowCount)}
        </p>
      </div>
      {errors + warnings > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls that are sent together
        <div className="filters" role="group" aria-label={messages.rowsLabel}>
          {(['all', 'problems'] as const).map((only) => (
            <button
              key={only}
              className="filter"
              type="button"
              aria-pressed={span.only === only}
              onClick={() => onSpan({ from: 0, only })}
            >
              {only === 'all' ? messages.allRows : messages.onlyProblems}
            </button>
          ))}
        </div>
      )}
      <Scrolling label={messages.rowsLabel}>
        <RowTable page={page} />
      </Scrolling>
      <Pages page={page} span={span} onSpan={onSpan} />
    </section>
  );
}

function RowTable({ page }: { readonly page: DeliveryPage }) {
  const messages = useMessages();
  return (
    <table className="data file-rows">
      <caption className="sr">{messages.rowsLabel}</caption>
      <thead>
        <tr>
          <th scope="col" className="n">
            {messages.rowNumber}
          </th>
          <th scope="col">{messages.standing}</th>
          {page.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may use a heading twice
            <th key={index} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row, index) => (
          <Row
            key={rowAnchor(row.sheet, row.row)}
            row={row}
            isSheetStart={row.sheet !== page.rows[index - 1]?.sheet}
            columns={page.columns}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: DeliveryPage['rows'][number];
  /** The first row of a sheet says which sheet it is. */
  readonly isSheetStart: boolean;
  readonly columns: readonly string[];
}

function Row({ row, isSheetStart, columns }: RowProps) {
  const messages = useMessages();
  const swedish = useSwedish();
  const faulty = new Set(row.problems.map(({ where }) => where.column));
  return (
    <>
      <tr
        id={rowAnchor(row.sheet, row.row)}
        tabIndex={-1}
        className={row.problems.length > 0 ? 'has-problem' : undefined}
      >
        <th scope="row" className="n">
          {isSheetStart && row.sheet !== null && <span className="sub">{row.sheet}</span>}
          {row.row}
        </th>
        <td className={`standing ${row.standing}`}>
          {messages.standings[row.standing]}
          {row.earlier !== '' && (
            <span className="sub" {...swedish}>
              {row.earlier}
            </span>
          )}
        </td>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may use a heading twice
          <td key={index} className={faulty.has(column) ? 'faulty' : undefined}>
            {row.cells[index]}
          </td>
        ))}
      </tr>
      {row.problems.map((problem) => (
        <tr key={problem.code + problem.message} className="row-problem">
          <td />
          <td colSpan={columns.length + 1}>
            <span className="problem">
              {problem.severity === 'error' ? <Glyph light="not-reached" /> : <Icon name="alert" />}
              <span>
                <b>
                  {problem.severity === 'error' ? messages.error : messages.warning}
                  {problem.where.column !== undefined && `, ${problem.where.column}`}:
                </b>{' '}
                <span {...swedish}>
                  {problem.message} {problem.hint}
                </span>
              </span>
            </span>
          </td>
        </tr>
      ))}
    </>
  );
}

function Pages({ page, span, onSpan }: FileRowsProps) {
  const messages = useMessages();
  const hasMore = span.from + page.rows.length < page.rowCount;
  if (span.from === 0 && !hasMore) return null;
  return (
    <nav className="btns gap" aria-label={messages.rowsLabel}>
      <button
        className="btn small"
        type="button"
        disabled={span.from === 0}
        onClick={() => onSpan({ ...span, from: Math.max(0, span.from - ROWS_PER_PAGE) })}
      >
        <Icon name="left" />
        {messages.fewer}
      </button>
      <button
        className="btn small"
        type="button"
        disabled={!hasMore}
        onClick={() => onSpan({ ...span, from: span.from + ROWS_PER_PAGE })}
      >
        {messages.more}
        <Icon name="right" />
      </button>
    </nav>
  );
}
