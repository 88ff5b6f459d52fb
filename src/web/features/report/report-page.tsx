// The annual report as a readable page: the same blocks that become PDF and Word.
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reportQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { writeDayAndClock } from '../../app/written-dates.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { Publication } from '../../components/publication.tsx';
import { Contents } from './contents.tsx';
import { Downloads } from './downloads.tsx';
import { ReportBlocks } from './report-blocks.tsx';
import './report.css';

const route = getRouteApi('/$region/$year/rapport');

export function ReportPage() {
  const messages = useMessages();
  const language = useLanguage();
  const swedish = useSwedish();
  const params = route.useParams();
  const { report } = useSuspenseQuery(reportQuery(params, language)).data;
  return (
    <div className="wrap">
      <div className="report-head">
        <div>
          <PageTitle title={report.title} lang={swedish.lang} />
          <p className="sublead" {...swedish}>
            {report.subtitle}
          </p>
          <p className="small">
            <span className="tag" {...swedish}>
              {report.label}
            </span>{' '}
            {report.isInvented && <span className="tag invented">{messages.invented}</span>}{' '}
            {messages.knownAt(writeDayAndClock(report.knownAt, language))}. {messages.swedishOnly}
          </p>
          <Publication region={params.region} year={Number(params.year)} />
        </div>
        <Downloads region={params.region} year={params.year} />
      </div>
      <div className="report">
        <Contents blocks={report.blocks} />
        <article className="document" {...swedish}>
          <ReportBlocks blocks={report.blocks} place={params} />
        </article>
      </div>
    </div>
  );
}
