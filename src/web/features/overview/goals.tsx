// The region's goals with their levels: decided by people, else the rule's proposal, and told apart.
import { Link } from '@tanstack/react-router';
import type { GoalSummary, Overview } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Status } from '../../components/light-mark.tsx';

export function Goals({ page }: { readonly page: Overview }) {
  const messages = useMessages();
  return (
    <section aria-labelledby="h-goals">
      <div className="sec-head">
        <h2 id="h-goals">{page.goalsTitle}</h2>
        {page.goalsSource !== '' && <p>{page.goalsSource}</p>}
      </div>
      {page.goals.length === 0 ? (
        <p>{messages.goalsEmpty}</p>
      ) : (
        <ol className="goals">
          {page.goals.map((goal) => (
            <Goal key={goal.id} goal={goal} region={page.region.id} year={page.year} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Goal(props: { readonly goal: GoalSummary; readonly region: string; readonly year: number }) {
  const messages = useMessages();
  const { goal, region, year } = props;
  return (
    <li>
      <span className="number">{goal.id}</span>
      <span className="name">
        <Link
          to="/$region/$year/mal/$goal"
          params={{ region, year: String(year), goal: goal.id }}
          {...useSwedish()}
        >
          {goal.name}
        </Link>
        {goal.indicatorCount > 0 && <small>{messages.goalIndicators(goal.indicatorCount, year)}</small>}
      </span>
      <span className="level">
        <Status light={goal.level} word={goal.levelWord} isPill />
        {!goal.isDecided && <small>{messages.proposed}</small>}
        {goal.earlier !== '' && <small>{goal.earlier}</small>}
      </span>
    </li>
  );
}
