// The units beside each other: spread and pictures first, then the table; and the months of the unit that is looked at.
import { Link } from '@tanstack/react-router';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { ChartFigure } from '../../components/chart-figure.tsx';
import { UnitTable } from './unit-table.tsx';

export function UnitsSection({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const { units, chosenUnit } = page;
  if (units === null) return null;
  return (
    <section className="units" aria-labelledby="h-units">
      <h2 id="h-units">{messages.unitsTitle}</h2>
      {units.spread.length > 0 && (
        <dl className="spread" aria-label={messages.spread}>
          {units.spread.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd {...swedish}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {units.charts.map((chart) => (
        <ChartFigure key={`${chart.kind} ${chart.title}`} spec={chart} />
      ))}
      {units.rows.length > 0 && <UnitTable page={page} rows={units.rows} />}
      <p className="note">{units.note}</p>
      <p role="status" className="sr">
        {chosenUnit !== null && messages.unitShown(chosenUnit.name)}
      </p>
      {chosenUnit !== null && (
        <div className="chosen-unit" id="enhet">
          {chosenUnit.charts.map((chart) => (
            <ChartFigure key={`${chart.kind} ${chart.title}`} spec={chart} />
          ))}
          {chosenUnit.charts.length === 0 && <p className="note">{messages.noMonthsOf(chosenUnit.name)}</p>}
          <p className="btns">
            <Link
              className="btn small"
              from="/$region/$year/indikatorer/$indicator"
              search={{}}
              resetScroll={false}
            >
              {messages.hideUnit}
            </Link>
          </p>
        </div>
      )}
    </section>
  );
}
