// The log of changes and readings: narrowed by thing, person, kind and time; verified; taken out as a file.
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { logQuery } from '../../api/log-queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Empty } from '../../components/states.tsx';
import { LogEntries } from './log-entries.tsx';
import { LogFilters } from './log-filters.tsx';
import { TakeOutLog } from './take-out-log.tsx';
import { VerifyLog } from './verify-log.tsx';
import './log.css';

const route = getRouteApi('/logg');

export function LogPage() {
  const messages = useMessages();
  const { log } = messages;
  const filter = route.useSearch();
  const found = useSuspenseInfiniteQuery(logQuery(filter, useLanguage()));
  const entries = found.data.pages.flatMap((page) => page.entries);
  const person = entries.find(({ who }) => who.accountId === filter.person)?.who.name;
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={log.title} />
          <p className="lead">{log.lead}</p>
        </div>
      </div>
      <div className="log-tools">
        <VerifyLog />
        <TakeOutLog filter={filter} />
      </div>
      <LogFilters
        key={JSON.stringify(filter)}
        filter={filter}
        person={person ?? null}
        about={found.data.pages[0]?.about ?? null}
      />
      {entries.length === 0 ? (
        <Empty title={log.none} text={log.noneText} />
      ) : (
        <LogEntries entries={entries} filter={filter} />
      )}
      {found.hasNextPage && (
        <div className="btns gap">
          <button
            className="btn"
            type="button"
            disabled={found.isFetchingNextPage}
            onClick={() => found.fetchNextPage()}
          >
            {found.isFetchingNextPage ? `${messages.loading} …` : log.older}
          </button>
        </div>
      )}
    </div>
  );
}
