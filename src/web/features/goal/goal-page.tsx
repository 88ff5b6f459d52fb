// A goal: its level and why, the decision that a person takes, and the goal's indicators.
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { GoalPage as Page } from '../../../http/contract.ts';
import { goalQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { Crumbs } from '../../components/crumbs.tsx';
import { IndicatorTable } from '../../components/indicator-table.tsx';
import { Status } from '../../components/light-mark.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { DecideGoal } from './decide-goal.tsx';
import './goal.css';

const route = getRouteApi('/$region/$year/mal/$goal');

export function GoalPage() {
  const messages = useMessages();
  const swedish = useSwedish();
  const params = route.useParams();
  const page = useSuspenseQuery(goalQuery(params, useLanguage())).data;
  const { goal, rows } = page;
  return (
    <div className="wrap">
      <Crumbs region={params.region} year={params.year} here={messages.goal(goal.id)} />
      <div className="page-head tight">
        <div>
          <p className="kicker">{messages.goal(goal.id)}</p>
          <PageTitle title={goal.name} lang={swedish.lang} />
          {page.lead !== '' && <p className="lead">{page.lead}</p>}
        </div>
      </div>
      <Assessment key={`${params.region}/${params.year}/${goal.id}`} page={page} />
      <section className="sec" aria-labelledby="h-rows">
        <div className="sec-head">
          <h2 id="h-rows">{messages.goalIndicatorsTitle}</h2>
          {goal.countsText !== '' && <p>{goal.countsText}</p>}
        </div>
        {rows.length === 0 ? (
          <p>{messages.goalWithoutIndicators}</p>
        ) : (
          <IndicatorTable
            groups={[{ goalId: goal.id, title: goal.name, counts: goal.countsText, rows }]}
            region={page.region.id}
            year={page.year}
            showsSexes
            hasGoalHeadings={false}
          />
        )}
      </section>
    </div>
  );
}

function Assessment({ page }: { readonly page: Page }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const { goal } = page;
  return (
    <section className="assessment" aria-labelledby="h-level">
      <h2 id="h-level">{messages.levelOfGoal}</h2>
      <dl className="facts">
        <div>
          <dt>{messages.level}</dt>
          <dd>
            <Status light={goal.level} word={goal.levelWord} isPill />
          </dd>
        </div>
        {goal.reason !== page.lead && (
          <div>
            <dt>{messages.levelSource}</dt>
            <dd {...swedish}>{goal.reason}</dd>
          </div>
        )}
        {!goal.isDecided && (
          <div>
            <dt>{messages.decidedBy}</dt>
            <dd>{messages.proposedOnly}</dd>
          </div>
        )}
        {goal.isDecided && (
          <div>
            <dt>{messages.ruleProposal}</dt>
            <dd>
              <Status light={goal.proposal} word={goal.proposalWord} />
            </dd>
          </div>
        )}
        {goal.decidedBy !== null && (
          <div>
            <dt>{messages.decidedBy}</dt>
            <dd>{goal.decidedBy}</dd>
          </div>
        )}
      </dl>
      <DecideGoal page={page} />
    </section>
  );
}
