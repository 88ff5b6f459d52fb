// What the pages of the log read.
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '../../core/language.ts';
import type { AuditPage } from '../../http/audit-contract.ts';
import { callApi } from './fetch.ts';

/** What the log is narrowed to; as in the page's address. */
export interface LogFilter {
  readonly region?: string;
  readonly person?: string;
  readonly indicator?: string;
  readonly subject?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
}

export const logQuery = (filter: LogFilter, lang: Language) =>
  infiniteQueryOptions({
    queryKey: ['log', filter, lang],
    queryFn: ({ pageParam, signal }) =>
      callApi<AuditPage>('audit', { query: { ...filter, lang, below: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
