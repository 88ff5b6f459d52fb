// Regions beside each other: only equal definitions stand in one comparison; what looks alike but is not is told apart.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComparisonPage as Page } from '../../../http/contract.ts';
import { comparisonQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { ChartFigure } from '../../components/chart-figure.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { FigureText } from '../../components/shown-figure.tsx';
import { Empty } from '../../components/states.tsx';
import './comparison.css';

export function ComparisonPage() {
  const messages = useMessages();
  const page = useSuspenseQuery(comparisonQuery(useLanguage())).data;
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={page.title} />
          {page.lead !== '' && <p className="lead">{page.lead}</p>}
        </div>
      </div>
      {page.comparisons.length === 0 && (
        <Empty title={messages.nothingToCompare} text={messages.nothingToCompareText} />
      )}
      {page.comparisons.map((each) => (
        <Comparison key={each.definitionId} comparison={each} />
      ))}
      {page.apart.length > 0 && <Apart apart={page.apart} />}
    </div>
  );
}

function Comparison({ comparison }: { readonly comparison: Page['comparisons'][number] }) {
  const swedish = useSwedish();
  const id = `h-${comparison.definitionId}`;
  return (
    <section className="sec comparison" aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id} {...swedish}>
          {comparison.name}
        </h2>
      </div>
      <div className="beside">
        <ChartFigure spec={comparison.chart} />
        <div>
          <RegionRows comparison={comparison} />
          {comparison.note !== '' && <p className="note">{comparison.note}</p>}
        </div>
      </div>
    </section>
  );
}

function RegionRows({ comparison }: { readonly comparison: Page['comparisons'][number] }) {
  const messages = useMessages();
  return (
    <table className="data">
      <caption className="sr">{comparison.name}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.region}</th>
          <th scope="col" className="n">
            {messages.year}
          </th>
          <th scope="col" className="n">
            {messages.outcome}
          </th>
          <th scope="col" className="n">
            {messages.targetPlain}
          </th>
        </tr>
      </thead>
      <tbody>
        {comparison.rows.map((row) => (
          <tr key={`${row.regionId}-${row.year}`}>
            <th scope="row">
              {row.indicatorId === null ? (
                row.region
              ) : (
                <Link
                  to="/$region/$year/indikatorer/$indicator"
                  params={{ region: row.regionId, year: String(row.year), indicator: row.indicatorId }}
                >
                  {row.region}
                </Link>
              )}
            </th>
            <td className="n">{row.year}</td>
            <td className="n now">
              <FigureText figure={row.figure} />
            </td>
            <td className="n">{row.target === '' ? <span className="missing">–</span> : row.target}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Apart({ apart }: { readonly apart: Page['apart'] }) {
  const messages = useMessages();
  const swedish = useSwedish();
  return (
    <section className="sec" aria-labelledby="h-apart">
      <div className="sec-head">
        <h2 id="h-apart">{messages.apartTitle}</h2>
        <p>{messages.apartText}</p>
      </div>
      <div className="apart">
        {apart.map((each) => (
          <section key={each.name} className="panel">
            <h3 {...swedish}>{each.name}</h3>
            <p>{each.reason}</p>
            <dl className="facts">
              {each.members.map((member) => (
                <div key={`${member.regionId} ${member.indicatorId}`}>
                  <dt>{member.region}</dt>
                  <dd {...swedish}>
                    <b>{member.name}</b>
                    <span className="definition">{member.definition}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}
