// Three years for the region, women and men, areas, units and the country.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorPage, ShownFigure } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Scrolling } from '../../components/scrolling.tsx';
import { FigureText } from '../../components/shown-figure.tsx';

/** Longer tables are shown short at first: the region, women and men, areas, and last the country. */
const LONGEST = 16;
const SHORT = 10;

export function GroupTable({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const { table, year } = page;
  const [isWhole, setWhole] = useState(table.rows.length <= LONGEST);
  const rows = isWhole ? table.rows : [...table.rows.slice(0, SHORT - 1), ...table.rows.slice(-1)];
  return (
    <div className="group-table">
      <Scrolling label={table.title}>
        <table className="data cards">
          <caption>{table.title}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.group}</th>
              {table.years.map((each) => (
                <th key={each} scope="col" className="n">
                  {each}
                </th>
              ))}
              <th scope="col" className="n">
                {messages.changeSince(year - 1)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.group} className={row.isTotal ? 'total' : undefined}>
                <th scope="row" {...swedish}>
                  {row.group}
                </th>
                {row.figures.map((figure) => (
                  <td key={figure.year} className={figure.year === year ? 'n now' : 'n'}>
                    <span className="lbl" aria-hidden="true">
                      {figure.year}
                    </span>
                    <SourcedFigure figure={figure} />
                  </td>
                ))}
                <td className="n">
                  {row.change !== '' && (
                    <span className="lbl" aria-hidden="true">
                      {messages.sinceShort(year - 1)}
                    </span>
                  )}
                  {row.change}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {table.rows.length > LONGEST && (
        <button
          className="btn small gap"
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? messages.fewerGroups : messages.allGroups(table.rows.length)}
        </button>
      )}
      {table.note !== '' && <p className="note">{table.note}</p>}
    </div>
  );
}

/** A known figure leads to its row in the delivered file. */
function SourcedFigure({ figure }: { readonly figure: ShownFigure }) {
  if (figure.missing !== null || figure.observationId === null) return <FigureText figure={figure} />;
  return (
    <>
      <Link
        className="plain"
        to="/kalla/$observations"
        params={{ observations: figure.observationId }}
        preload={false}
      >
        {figure.text}
      </Link>
      {figure.sub !== '' && <span className="sub">{figure.sub}</span>}
    </>
  );
}
