// The table of indicators with its filters. What is shown lies in the address, so that a link shows the same.
import { getRouteApi } from '@tanstack/react-router';
import type { Light } from '../../../core/light.ts';
import type { Overview } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { IndicatorTable } from '../../components/indicator-table.tsx';
import { Glyph } from '../../components/light-mark.tsx';

const route = getRouteApi('/$region/$year');

export function IndicatorSection({ page }: { readonly page: Overview }) {
  const messages = useMessages();
  const { status, kon } = route.useSearch();
  const total = page.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const groups = page.groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(({ verdict }) => status === undefined || verdict.light === status),
    }))
    .filter(({ rows }) => rows.length > 0);
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const years = page.groups[0]?.rows[0]?.years.map(({ year }) => year) ?? [];
  if (total === 0) return null;
  return (
    <section className="sec" aria-labelledby="h-indicators">
      <div className="sec-head">
        <h2 id="h-indicators">{messages.indicatorsByGoal}</h2>
        <p>{messages.barsExplained(years)}</p>
      </div>
      <Filters page={page} total={total} status={status} showsSexes={kon === 'ja'} />
      <p className="sr" role="status">
        {messages.shownRows(shown, total)}
      </p>
      {shown === 0 ? (
        <p>{messages.noRows}</p>
      ) : (
        <IndicatorTable
          groups={groups}
          region={page.region.id}
          year={page.year}
          showsSexes={kon === 'ja'}
          hasGoalHeadings
        />
      )}
      <p className="note">{page.note}</p>
    </section>
  );
}

interface FiltersProps {
  readonly page: Overview;
  readonly total: number;
  readonly status: Light | undefined;
  readonly showsSexes: boolean;
}

function Filters({ page, total, status, showsSexes }: FiltersProps) {
  const messages = useMessages();
  const navigate = route.useNavigate();
  const show = (next: Light | undefined, sexes: boolean) =>
    navigate({
      search: { ...(next === undefined ? {} : { status: next }), ...(sexes ? { kon: 'ja' } : {}) },
      replace: true,
      resetScroll: false,
    });
  const lights = page.lights.filter(({ count }) => count > 0);
  const words = new Map(
    page.groups.flatMap(({ rows }) => rows.map(({ verdict }) => [verdict.light, verdict.word] as const)),
  );
  const hasSexes = page.groups.some(({ rows }) =>
    rows.some(({ women, men }) => women !== null || men !== null),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls that are sent together
    <div className="filters" role="group" aria-label={messages.filterLabel}>
      <button
        className="filter"
        type="button"
        aria-pressed={status === undefined}
        onClick={() => show(undefined, showsSexes)}
      >
        {messages.all} <b>{total}</b>
      </button>
      {lights.map(({ light, count }) => (
        <button
          key={light}
          className="filter"
          type="button"
          aria-pressed={status === light}
          onClick={() => show(status === light ? undefined : light, showsSexes)}
        >
          <Glyph light={light} />
          {words.get(light)} <b>{count}</b>
        </button>
      ))}
      {hasSexes && (
        <button
          className="filter push"
          type="button"
          aria-pressed={showsSexes}
          onClick={() => show(status, !showsSexes)}
        >
          {messages.showSexes}
        </button>
      )}
    </div>
  );
}
