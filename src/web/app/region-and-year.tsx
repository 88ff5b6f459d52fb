// Which region and year the page is about, and the way to the same page of another. Native selects: right on a phone, and
// they need no script of ours.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import type { Overview, RegionSummary } from '../../http/contract.ts';
import { overviewQuery } from '../api/queries.ts';
import { Icon } from '../components/icon.tsx';
import { seesReport } from '../components/viewer.ts';
import { useLanguage, useMessages } from './language.tsx';

export function RegionAndYear({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const messages = useMessages();
  const { region: regionId, year } = useParams({ strict: false });
  const region = regions.find(({ id }) => id === regionId);
  const goTo = useSamePage(regions);
  if (region === undefined || year === undefined) return null;
  const years = region.years.toSorted((a, b) => b - a);
  const at = years.indexOf(Number(year));
  const earlier = years[at + 1];
  const later = at > 0 ? years[at - 1] : undefined;
  return (
    <div className="context">
      <div className="wrap">
        <span className="pick">
          <select
            aria-label={messages.region}
            value={region.id}
            onChange={({ target }) => {
              const next = regions.find(({ id }) => id === target.value);
              if (next !== undefined) goTo(next.id, nearestYear(next.years, Number(year)));
            }}
          >
            {regions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
        <span className="year">
          <Step
            icon="left"
            label={messages.previousYear}
            year={earlier}
            onStep={(to) => goTo(region.id, to)}
          />
          <span className="pick">
            <select
              aria-label={messages.year}
              value={year}
              onChange={({ target }) => goTo(region.id, Number(target.value))}
            >
              {years.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
            <Icon name="down" />
          </span>
          <Step icon="right" label={messages.nextYear} year={later} onStep={(to) => goTo(region.id, to)} />
        </span>
        <Coverage region={region.id} year={year} />
      </div>
    </div>
  );
}

function Step(props: {
  readonly icon: 'left' | 'right';
  readonly label: string;
  readonly year: number | undefined;
  readonly onStep: (year: number) => void;
}) {
  const { year } = props;
  return (
    <button
      className="step"
      type="button"
      aria-label={year === undefined ? props.label : `${props.label}, ${year}`}
      disabled={year === undefined}
      onClick={() => year !== undefined && props.onStep(year)}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** How much of the year is known, when the overview has been seen: never asked for on its own. */
function Coverage({ region, year }: { readonly region: string; readonly year: string }) {
  const language = useLanguage();
  const client = useQueryClient();
  useRouterState({ select: ({ status }) => status });
  const seen: Overview | undefined = client.getQueryData(overviewQuery({ region, year }, language).queryKey);
  return seen === undefined ? null : <p className="meta">{seen.coverage}</p>;
}

function nearestYear(years: readonly number[], year: number): number {
  return years.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a)[0] ?? year;
}

/** The same kind of page for another region or year. Another region has other indicators: then its overview. */
function useSamePage(regions: readonly RegionSummary[]) {
  const navigate = useNavigate();
  const params = useParams({ strict: false });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (region: string, year: number) => {
    const to = { region, year: String(year) };
    const isSameRegion = region === params.region;
    const next = regions.find(({ id }) => id === region);
    if (path.endsWith('/rapport') && next !== undefined && seesReport(next, year))
      return navigate({ to: '/$region/$year/rapport', params: to });
    if (isSameRegion && params.goal !== undefined)
      return navigate({ to: '/$region/$year/mal/$goal', params: { ...to, goal: params.goal } });
    if (isSameRegion && params.indicator !== undefined)
      return navigate({
        to: '/$region/$year/indikatorer/$indicator',
        params: { ...to, indicator: params.indicator },
      });
    return navigate({ to: '/$region/$year', params: to });
  };
}
