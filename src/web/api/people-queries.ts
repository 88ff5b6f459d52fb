// What the pages about people read.
import { queryOptions } from '@tanstack/react-query';
import type { PeoplePage } from '../../http/grants-contract.ts';
import type { OwnAccount } from '../../http/people-contract.ts';
import { callApi } from './fetch.ts';

export const ownAccountQuery = queryOptions({
  queryKey: ['own'],
  queryFn: ({ signal }) => callApi<OwnAccount>('ownAccount', { signal }),
  staleTime: 0,
});

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => callApi<PeoplePage>('people', { signal }),
  staleTime: 0,
});
