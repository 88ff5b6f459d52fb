// The addresses of the client, with what each needs before it is shown. Swedish paths in both languages; English pages lie
// under /en (the router's base path). A page's code and data are fetched together, when someone goes there.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { Language } from '../../core/language.ts';
import type { Light } from '../../core/light.ts';
import { LIGHTS } from '../../core/light.ts';
import { type LogFilter, logQuery } from '../api/log-queries.ts';
import { ownAccountQuery, peopleQuery } from '../api/people-queries.ts';
import {
  comparisonQuery,
  deliveriesQuery,
  deliveryQuery,
  goalQuery,
  indicatorQuery,
  overviewQuery,
  provenanceQuery,
  regionsQuery,
  reportQuery,
  signInQuery,
} from '../api/queries.ts';
import { Failure, NotFound, Waiting } from '../components/states.tsx';
import { requireReport, requireRight, requireYear } from './before-asking.ts';
import { Frame } from './frame.tsx';

export interface RouterContext {
  readonly queryClient: QueryClient;
  readonly language: Language;
}

/** What is shown of the overview's table; in the address, so that a link shows the same. */
export interface OverviewSearch {
  readonly status?: Light;
  readonly kon?: 'ja';
}

export interface SignInSearch {
  /** The path to come back to. */
  readonly till?: string;
  /** Whether the person has come for a new link. */
  readonly hjalp?: 'ja';
  /** Why the identity provider let nobody in, and the reference to the log. */
  readonly fel?: string;
  readonly ref?: string;
  /** Back from the identity provider. */
  readonly klar?: 'ja';
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(regionsQuery),
      // On the way to every page, but without waiting for it: what the person may do can have changed.
      context.queryClient.ensureQueryData({ ...signInQuery, revalidateIfStale: true }),
    ]),
  notFoundComponent: NotFound,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/start/start-page.tsx'), 'StartPage'),
});

const region = createRoute({
  getParentRoute: () => root,
  path: '/$region',
  // Without a year: the newest one. An unknown region gets the frame's "not found".
  loader: async ({ context, params }) => {
    const { regions } = await context.queryClient.ensureQueryData(regionsQuery);
    const year = regions.find(({ id }) => id === params.region)?.years[0];
    if (year !== undefined)
      throw redirect({
        to: '/$region/$year',
        params: { region: params.region, year: String(year) },
        replace: true,
      });
  },
  component: NotFound,
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/$region/$year',
  validateSearch: (search: Record<string, unknown>): OverviewSearch => {
    const status = LIGHTS.find((light) => light === search.status);
    return { ...(status === undefined ? {} : { status }), ...(search.kon === 'ja' ? { kon: 'ja' } : {}) };
  },
  loader: async ({ context, params }) => {
    await requireYear(context.queryClient, params);
    return context.queryClient.ensureQueryData(overviewQuery(params, context.language));
  },
  component: lazyRouteComponent(() => import('../features/overview/overview-page.tsx'), 'OverviewPage'),
});

const goal = createRoute({
  getParentRoute: () => root,
  path: '/$region/$year/mal/$goal',
  loader: async ({ context, params }) => {
    await requireYear(context.queryClient, params);
    return context.queryClient.ensureQueryData(goalQuery(params, context.language));
  },
  component: lazyRouteComponent(() => import('../features/goal/goal-page.tsx'), 'GoalPage'),
});

const indicator = createRoute({
  getParentRoute: () => root,
  path: '/$region/$year/indikatorer/$indicator',
  validateSearch: ({ enhet }: Record<string, unknown>): { readonly enhet?: string } =>
    typeof enhet === 'string' && enhet !== '' ? { enhet } : {},
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await requireYear(context.queryClient, params);
    return context.queryClient.ensureQueryData(indicatorQuery(params, context.language, deps.enhet ?? null));
  },
  component: lazyRouteComponent(() => import('../features/indicator/indicator-page.tsx'), 'IndicatorPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/$region/$year/rapport',
  loader: async ({ context, params }) => {
    await requireReport(context.queryClient, params);
    return context.queryClient.ensureQueryData(reportQuery(params, context.language));
  },
  component: lazyRouteComponent(() => import('../features/report/report-page.tsx'), 'ReportPage'),
});

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/jamfor',
  loader: ({ context }) => context.queryClient.ensureQueryData(comparisonQuery(context.language)),
  component: lazyRouteComponent(() => import('../features/comparison/comparison-page.tsx'), 'ComparisonPage'),
});

const provenance = createRoute({
  getParentRoute: () => root,
  path: '/kalla/$observations',
  loader: ({ context, params }) =>
    Promise.all(
      params.observations.split(',').map((id) => context.queryClient.ensureQueryData(provenanceQuery(id))),
    ),
  component: lazyRouteComponent(() => import('../features/provenance/provenance-page.tsx'), 'ProvenancePage'),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/leveranser',
  loader: async ({ context }) => {
    await requireRight(context.queryClient, 'see-deliveries');
    return context.queryClient.ensureQueryData(deliveriesQuery);
  },
  component: lazyRouteComponent(() => import('../features/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});

const newDelivery = createRoute({
  getParentRoute: () => root,
  path: '/leveranser/ny',
  // The region that the person came from, chosen beforehand.
  validateSearch: ({ region }: Record<string, unknown>): { readonly region?: string } =>
    typeof region === 'string' ? { region } : {},
  component: lazyRouteComponent(
    () => import('../features/deliveries/new-delivery-page.tsx'),
    'NewDeliveryPage',
  ),
});

const delivery = createRoute({
  getParentRoute: () => root,
  path: '/leveranser/$delivery',
  loader: async ({ context, params }) => {
    await requireRight(context.queryClient, 'see-deliveries');
    return context.queryClient.ensureQueryData(deliveryQuery(params.delivery, { from: 0, only: 'all' }));
  },
  component: lazyRouteComponent(() => import('../features/deliveries/delivery-page.tsx'), 'DeliveryPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/logga-in',
  validateSearch: ({ till, hjalp, fel, ref, klar }: Record<string, unknown>): SignInSearch => ({
    ...(typeof till === 'string' ? { till } : {}),
    ...(hjalp === 'ja' ? { hjalp } : {}),
    ...(typeof fel === 'string' ? { fel } : {}),
    ...(typeof ref === 'string' ? { ref } : {}),
    ...(klar === 'ja' ? { klar } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/inbjudan',
  component: lazyRouteComponent(() => import('../features/invitation/invitation-page.tsx'), 'InvitationPage'),
});

const ownAccount = createRoute({
  getParentRoute: () => root,
  path: '/mitt-konto',
  loader: async ({ context }) => {
    await requireRight(context.queryClient, 'manage-own-account');
    return context.queryClient.ensureQueryData(ownAccountQuery);
  },
  component: lazyRouteComponent(() => import('../features/account/own-account-page.tsx'), 'OwnAccountPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/personer',
  loader: async ({ context }) => {
    await requireRight(context.queryClient, 'manage-people');
    return context.queryClient.ensureQueryData(peopleQuery);
  },
  component: lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
});

/** What the log is narrowed to, name by name as the API takes it. */
const LOG_FILTERS = [
  'region',
  'person',
  'indicator',
  'subject',
  'kind',
  'from',
  'to',
] as const satisfies readonly (keyof LogFilter)[];

const log = createRoute({
  getParentRoute: () => root,
  path: '/logg',
  validateSearch: (search: Record<string, unknown>): LogFilter =>
    Object.fromEntries(
      LOG_FILTERS.flatMap((name) => {
        const value = search[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    ),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    await requireRight(context.queryClient, 'see-audit');
    return context.queryClient.ensureInfiniteQueryData(logQuery(deps, context.language));
  },
  component: lazyRouteComponent(() => import('../features/log/log-page.tsx'), 'LogPage'),
});

const proofreading = createRoute({
  getParentRoute: () => root,
  path: '/granska',
  component: lazyRouteComponent(
    () => import('../features/proofreading/proofreading-page.tsx'),
    'ProofreadingPage',
  ),
});

const findingCode = createRoute({
  getParentRoute: () => root,
  path: '/granska/koder/$code',
  loader: async ({ params }) => {
    const { readCodePage } = await import('../features/proofreading/code-pages.ts');
    return readCodePage(params.code);
  },
  component: lazyRouteComponent(() => import('../features/proofreading/code-page.tsx'), 'CodePage'),
});

const routeTree = root.addChildren([
  start,
  comparison,
  provenance,
  deliveries,
  newDelivery,
  delivery,
  log,
  signIn,
  invitation,
  ownAccount,
  people,
  proofreading,
  findingCode,
  region,
  overview,
  goal,
  indicator,
  report,
]);

export function createPages(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    basepath: context.language === 'en' ? '/en' : '/',
    scrollRestoration: true,
    // The page before stays until the next is ready; after a second it says that it is waiting.
    defaultPendingMs: 1000,
    defaultPendingMinMs: 300,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
