// One indicator: the figure and its verdict, three years in chart and table, what it means, where it comes from, the comment.
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { indicatorQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { ChartFigure } from '../../components/chart-figure.tsx';
import { Crumbs } from '../../components/crumbs.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { CareSection } from './care-section.tsx';
import { CommentSection } from './comment-section.tsx';
import { Definition } from './definition.tsx';
import { GroupTable } from './group-table.tsx';
import { KeyFigures } from './key-figures.tsx';
import { MonthsTogether } from './months-together.tsx';
import { Neighbours } from './neighbours.tsx';
import { Restatements } from './restatements.tsx';
import { Trail } from './trail.tsx';
import { UnitsSection } from './units-section.tsx';
import './indicator.css';

const route = getRouteApi('/$region/$year/indikatorer/$indicator');

export function IndicatorPage() {
  const messages = useMessages();
  const swedish = useSwedish();
  const params = route.useParams();
  const { enhet = null } = route.useSearch();
  const page = useSuspenseQuery(indicatorQuery(params, useLanguage(), enhet)).data;
  const key = `${page.region.id}/${page.year}/${page.id}`;
  return (
    <div className="wrap">
      <Crumbs
        region={params.region}
        year={params.year}
        goal={page.goals.length === 1 ? page.goals[0] : undefined}
        here={page.name}
      />
      <div className="page-head tight">
        <div>
          <PageTitle title={page.name} lang={swedish.lang} />
          <p className="sublead" {...swedish}>
            {page.description}
          </p>
        </div>
        <Neighbours page={page} />
      </div>
      <KeyFigures page={page} />
      <div className="side">
        <div>
          <h2 className="sr">{messages.figures}</h2>
          {page.charts.map((chart) => (
            <ChartFigure key={`${chart.kind} ${chart.title}`} spec={chart} />
          ))}
          {page.overTime !== '' && (
            <p className="note">
              <b>{messages.overTime}.</b> {page.overTime}
            </p>
          )}
          <MonthsTogether page={page} />
          <UnitsSection key={`units ${key}`} page={page} />
          <GroupTable key={`groups ${key}`} page={page} />
          <CommentSection key={`comment ${key}`} page={page} />
        </div>
        <div>
          <Trail key={`trail ${key}`} page={page} />
          <CareSection page={page} />
          <Definition page={page} />
          <Restatements page={page} />
        </div>
      </div>
    </div>
  );
}
