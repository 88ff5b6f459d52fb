// What surrounds every page: header, invented-data band, connection, foot; and where the focus goes after a navigation.
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSilence } from '../api/connection.ts';
import { regionsQuery } from '../api/queries.ts';
import { Icon } from '../components/icon.tsx';
import { TooFewExplanation } from '../components/shown-figure.tsx';
import { Header } from './header.tsx';
import { useLanguage, useMessages } from './language.tsx';
import { SessionGuard } from './session-guard.tsx';
import { writeClock } from './written-dates.ts';

export function Frame() {
  const messages = useMessages();
  const { region: regionId } = useParams({ strict: false });
  const regions = useQuery(regionsQuery).data?.regions ?? [];
  const region = regions.find(({ id }) => id === regionId);
  const announcement = useArrival();
  const isSlow = useRouterState({ select: ({ isLoading }) => isLoading });
  return (
    <>
      <a className="skip" href="#innehall">
        {messages.skip}
      </a>
      <Header regions={regions} />
      {region?.isInvented && <InventedBand />}
      <Connection />
      <SessionGuard />
      <p className="sr" role="status">
        {announcement}
      </p>
      <main id="innehall" tabIndex={-1} aria-busy={isSlow}>
        <Outlet />
      </main>
      <TooFewExplanation />
      <footer className="foot">
        <div className="wrap">
          <p>{region?.isInvented ? messages.footInvented : messages.foot}</p>
        </div>
      </footer>
    </>
  );
}

function InventedBand() {
  const messages = useMessages();
  return (
    <aside className="invented-bar" aria-label={messages.invented}>
      <div className="wrap">
        <span className="tag invented">{messages.invented}</span>
        <span>{messages.inventedText}</span>
      </div>
    </aside>
  );
}

function Connection() {
  const messages = useMessages();
  const language = useLanguage();
  const since = useSilence();
  return (
    <div role="status">
      {since !== null && (
        <div className="offline-bar">
          <div className="wrap">
            <Icon name="offline" />
            <span>{messages.offline(writeClock(since, language))}</span>
          </div>
        </div>
      )}
    </div>
  );
}

/**
 * On a new page the focus goes to its heading. Not on the first page (the browser starts at the top), and not when the page
 * was chosen in the header's pickers: the person may want to go on choosing, and hears the new page's name instead.
 */
function useArrival(): string {
  const messages = useMessages();
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const previous = useRef<string | undefined>(undefined);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const isFirst = previous.current === undefined;
    if (path === undefined || path === previous.current) return;
    previous.current = path;
    if (isFirst || location.hash !== '') return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading === null) return;
    if (document.activeElement?.closest('.context'))
      setAnnouncement(messages.pageShown(heading.textContent ?? ''));
    else heading.focus({ preventScroll: true });
  }, [path, messages]);
  return announcement;
}
