// Every unit with its value, interval and standing beside the region; sorted by any column. A unit's name shows its months.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { IndicatorPage, UnitRow } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Scrolling } from '../../components/scrolling.tsx';
import { FigureText } from '../../components/shown-figure.tsx';
import type { UnitColumn, UnitOrder } from './sort-units.ts';
import { nextOrder, sortUnits } from './sort-units.ts';

/** Longer tables are shown short at first. */
const LONGEST = 14;
const SHORT = 10;

interface UnitTableProps {
  readonly page: IndicatorPage;
  readonly rows: readonly UnitRow[];
}

export function UnitTable({ page, rows }: UnitTableProps) {
  const messages = useMessages();
  const swedish = useSwedish();
  const [order, setOrder] = useState<UnitOrder>({ by: 'value', isFalling: true });
  const [isWhole, setWhole] = useState(rows.length <= LONGEST);
  const sorted = sortUnits(rows, order);
  const shown = isWhole ? sorted : sorted.slice(0, SHORT);
  const has = (column: (row: UnitRow) => string) => rows.some((row) => column(row) !== '');
  const hasCounts = has(({ denominatorText }) => denominatorText);
  const hasChange = has(({ change }) => change);
  const heading = (column: UnitColumn, text: string, isNumber = true) => (
    <SortHeading
      column={column}
      order={order}
      isNumber={isNumber}
      onSort={() => setOrder(nextOrder(order, column))}
    >
      {text}
    </SortHeading>
  );
  return (
    <>
      <Scrolling label={messages.unitsTitle}>
        <table className="data unit-table">
          <caption>{messages.unitsTable(page.year)}</caption>
          <thead>
            <tr>
              {heading('name', messages.unit, false)}
              {heading('value', messages.value)}
              {hasCounts && (
                <>
                  {heading('standing', messages.besideRegion, false)}
                  <th scope="col" className="n">
                    {messages.interval}
                  </th>
                  {heading('denominator', messages.ofHowMany)}
                </>
              )}
              {hasChange && heading('change', messages.changeSince(page.year - 1))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id} className={row.id === page.chosenUnit?.id ? 'total' : undefined}>
                <th scope="row" {...swedish}>
                  <Link
                    className="plain"
                    from="/$region/$year/indikatorer/$indicator"
                    search={{ enhet: row.id }}
                    resetScroll={false}
                    preload={false}
                    aria-label={messages.showUnitOf(row.name)}
                    aria-current={row.id === page.chosenUnit?.id ? 'true' : undefined}
                  >
                    {row.name}
                  </Link>
                </th>
                <td className="n now">
                  <FigureText figure={{ ...row.figure, sub: '' }} />
                </td>
                {hasCounts && (
                  <>
                    <td>{row.standingText}</td>
                    <td className="n">{row.interval}</td>
                    <td className="n">{row.denominatorText}</td>
                  </>
                )}
                {hasChange && <td className="n">{row.change}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {rows.length > LONGEST && (
        <button
          className="btn small gap"
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? messages.fewerUnits : messages.allUnits(rows.length)}
        </button>
      )}
    </>
  );
}

interface SortHeadingProps {
  readonly column: UnitColumn;
  readonly order: UnitOrder;
  readonly isNumber: boolean;
  readonly onSort: () => void;
  readonly children: ReactNode;
}

function SortHeading({ column, order, isNumber, onSort, children }: SortHeadingProps) {
  const isSorted = order.by === column;
  const sort = isSorted ? (order.isFalling ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={isNumber ? 'n' : undefined} aria-sort={sort}>
      <button className="sort" type="button" onClick={onSort}>
        {children}
        <span aria-hidden="true" className="sort-mark">
          {isSorted ? (order.isFalling ? '▾' : '▴') : ''}
        </span>
      </button>
    </th>
  );
}
