// A region and a year at a glance, in the order in which a board reads: the conclusion, the lights, goals, what changed; then
// the table for those who work with it. Printed, the first part is one page.
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Overview } from '../../../http/contract.ts';
import { overviewQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Publication } from '../../components/publication.tsx';
import { Empty } from '../../components/states.tsx';
import { seesReport, useMay } from '../../components/viewer.ts';
import { Changes } from './changes.tsx';
import { Goals } from './goals.tsx';
import { IndicatorSection } from './indicator-section.tsx';
import { LightsRow } from './lights-row.tsx';
import './overview.css';

const route = getRouteApi('/$region/$year');

export function OverviewPage() {
  const messages = useMessages();
  const swedish = useSwedish();
  const page = useSuspenseQuery(overviewQuery(route.useParams(), useLanguage())).data;
  const { region, year } = page;
  return (
    <div className="wrap overview">
      <div className="print-head">
        <span>{messages.printHead(region.name, year)}</span>
        <span>{messages.printOf}</span>
      </div>
      <div className="page-head">
        <div>
          <PageTitle title={page.title} />
          <p className="lead">{page.lead}</p>
          <Publication region={region.id} year={year} />
        </div>
        <div className="btns">
          {seesReport(region, year) && (
            <Link
              className="btn"
              to="/$region/$year/rapport"
              params={{ region: region.id, year: String(year) }}
            >
              {messages.openReport}
            </Link>
          )}
          <button className="btn" type="button" onClick={() => window.print()}>
            {messages.print}
          </button>
        </div>
      </div>
      {hasFigures(page) ? <LightsRow lights={page.lights} year={year} /> : <EmptyYear page={page} />}
      <div className="two">
        <Goals page={page} />
        {hasFigures(page) && <Changes page={page} />}
      </div>
      <IndicatorSection page={page} />
      {page.sources.length > 0 && (
        <p className="note">
          {messages.sources}: <span {...swedish}>{page.sources.join('. ')}</span>
        </p>
      )}
    </div>
  );
}

function hasFigures({ groups }: Overview): boolean {
  return groups.some(({ rows }) => rows.some(({ years }) => years.some(({ value }) => value !== null)));
}

/** A year whose plan is there but whose figures have not come. */
function EmptyYear({ page }: { readonly page: Overview }) {
  const messages = useMessages();
  const { region, year } = page;
  const count = page.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const other = region.years.find((each) => each < year);
  const mayDeliver = useMay()('deliver', region.id);
  return (
    <Empty title={messages.emptyYear(year)} text={messages.emptyYearText(count, year)}>
      {mayDeliver && (
        <Link className="btn primary" to="/leveranser/ny" search={{ region: region.id }}>
          {messages.readFile}
        </Link>
      )}
      {other !== undefined && (
        <Link className="btn" to="/$region/$year" params={{ region: region.id, year: String(other) }}>
          {messages.showYear(other)}
        </Link>
      )}
    </Empty>
  );
}
