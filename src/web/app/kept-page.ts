// A page that the browser keeps whole to go back to (the back/forward cache) can be of someone who has signed out since. It is
// hidden when it is left, and shown again only when the same person is still signed in; else it is loaded anew.
import type { QueryClient } from '@tanstack/react-query';
import { signInQuery } from '../api/queries.ts';

export function guardKeptPage(client: QueryClient): void {
  const page = document.documentElement;
  const who = () => client.getQueryData(signInQuery.queryKey)?.account?.id;
  addEventListener('pagehide', ({ persisted }) => {
    page.hidden = persisted;
  });
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    const before = who();
    // A server that does not answer tells nobody who may see the page: the new page says so.
    const now = await client.fetchQuery({ ...signInQuery, staleTime: 0 }).catch(() => null);
    if (now !== null && now.account?.id === before) page.hidden = false;
    else location.reload();
  });
}
