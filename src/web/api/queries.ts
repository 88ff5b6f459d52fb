// What pages read, with the key that it is kept under. The key holds everything that the answer depends on.
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { Language } from '../../core/language.ts';
import type {
  ComparisonPage,
  GoalPage,
  IndicatorPage,
  Overview,
  PublicationPage,
  RegionList,
  ReportPage,
  SearchHits,
} from '../../http/contract.ts';
import type { DeliveryList, DeliveryPage, ProvenancePage } from '../../http/deliveries-contract.ts';
import type { SignInState } from '../../http/people-contract.ts';
import { ApiProblem, callApi } from './fetch.ts';

export interface RegionYear {
  readonly region: string;
  readonly year: string;
}

/** First in the key of what the person has written here and the server does not have: never asked for anew. */
export const WRITTEN_HERE = 'written-here';

export function createQueryClient(): QueryClient {
  // What is refused may have been allowed a moment ago: then the page has to learn who is signed in and what they may do.
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && [401, 403, 404].includes(error.details.status))
      void client.invalidateQueries({ queryKey: signInQuery.queryKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The server may be on this machine: a computer without a network must still be able to ask it.
        networkMode: 'always',
        retry: (failures, error) =>
          failures < 1 && !(error instanceof ApiProblem && error.details.status < 500),
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => callApi<RegionList>('regions', { signal }),
  staleTime: 5 * 60_000,
});

/** Asked anew each time: figures may have been accepted since. */
export const publicationQuery = (region: string, year: number, lang: Language) =>
  queryOptions({
    queryKey: ['publication', region, year, lang],
    queryFn: ({ signal }) =>
      callApi<PublicationPage>('publication', { parts: { region, year }, query: { lang }, signal }),
    staleTime: 0,
  });

/** Who is signed in. Asked for again when the person comes back to the window: it may have ended, or another have come. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => callApi<SignInState>('signInState', { signal }),
});

export const overviewQuery = (parts: RegionYear, lang: Language) =>
  queryOptions({
    queryKey: ['overview', parts.region, parts.year, lang],
    queryFn: ({ signal }) => callApi<Overview>('overview', { parts: place(parts), query: { lang }, signal }),
  });

export const goalQuery = (parts: RegionYear & { readonly goal: string }, lang: Language) =>
  queryOptions({
    queryKey: ['goal', parts.region, parts.year, parts.goal, lang],
    queryFn: ({ signal }) =>
      callApi<GoalPage>('goal', { parts: { ...place(parts), goal: parts.goal }, query: { lang }, signal }),
  });

/** `unit`: the one whose months are shown, null for none. */
export const indicatorQuery = (
  parts: RegionYear & { readonly indicator: string },
  lang: Language,
  unit: string | null,
) =>
  queryOptions({
    queryKey: ['indicator', parts.region, parts.year, parts.indicator, lang, unit],
    queryFn: ({ signal }) =>
      callApi<IndicatorPage>('indicator', {
        parts: { ...place(parts), indicator: parts.indicator },
        query: { lang, ...(unit === null ? {} : { unit }) },
        signal,
      }),
  });

export const reportQuery = (parts: RegionYear, lang: Language) =>
  queryOptions({
    queryKey: ['report', parts.region, parts.year, lang],
    queryFn: ({ signal }) => callApi<ReportPage>('report', { parts: place(parts), query: { lang }, signal }),
  });

export const comparisonQuery = (lang: Language) =>
  queryOptions({
    queryKey: ['comparison', lang],
    queryFn: ({ signal }) => callApi<ComparisonPage>('comparison', { query: { lang }, signal }),
  });

export const provenanceQuery = (observation: string) =>
  queryOptions({
    queryKey: ['provenance', observation],
    queryFn: ({ signal }) => callApi<ProvenancePage>('provenance', { parts: { observation }, signal }),
    // An observation never changes: a correction is another observation.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const deliveriesQuery = queryOptions({
  queryKey: ['deliveries'],
  queryFn: ({ signal }) => callApi<DeliveryList>('deliveries', { signal }),
  staleTime: 0,
});

export interface RowSpan {
  readonly from: number;
  readonly only: 'all' | 'problems';
}

export const ROWS_PER_PAGE = 200;

export const deliveryQuery = (delivery: string, span: RowSpan) =>
  queryOptions({
    queryKey: ['delivery', delivery, span.from, span.only],
    queryFn: ({ signal }) =>
      callApi<DeliveryPage>('delivery', {
        parts: { delivery },
        query: { from: span.from, count: ROWS_PER_PAGE, only: span.only },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const searchQuery = (q: string, region: string | undefined, lang: Language) =>
  queryOptions({
    queryKey: ['search', q, region, lang],
    queryFn: ({ signal }) => callApi<SearchHits>('search', { query: { q, region, lang }, signal }),
    enabled: q.trim() !== '',
    staleTime: 60_000,
  });

function place({ region, year }: RegionYear) {
  return { region, year };
}
