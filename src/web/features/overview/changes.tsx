// What became better, worse, stayed, or is missing or old: four short lists.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Overview } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import type { IconName } from '../../components/icon.tsx';
import { Icon } from '../../components/icon.tsx';

export function Changes({ page }: { readonly page: Overview }) {
  const messages = useMessages();
  const lists = [
    [messages.better, 'better', page.better],
    [messages.worse, 'worse', page.worse],
    [messages.unchanged, 'same', page.unchanged],
    [messages.neither, 'turn', page.neither],
  ] as const;
  return (
    <section className="changes" aria-labelledby="h-changes">
      <div className="sec-head">
        <h2 id="h-changes">{messages.since(page.year - 1)}</h2>
      </div>
      {lists
        .filter(([, icon, lines]) => lines.length > 0 || icon === 'better' || icon === 'worse')
        .map(([title, icon, lines]) => (
          <List key={icon} title={title} icon={icon} count={lines.length}>
            {lines.map((line) => (
              <li key={line.indicatorId}>
                <span>
                  <IndicatorLink page={page} id={line.indicatorId} name={line.name} />
                  {icon !== 'same' && <span className="from-to">{line.fromTo}</span>}
                </span>
                <span className="change">{icon === 'same' ? line.fromTo : line.change}</span>
              </li>
            ))}
          </List>
        ))}
      <List title={messages.missingOrOld} icon="clock" count={page.missingOrOld.length}>
        {page.missingOrOld.map(({ indicatorId, name, latest }) => (
          <li key={indicatorId}>
            <IndicatorLink page={page} id={indicatorId} name={name} />
            <span className="from-to">{latest}</span>
          </li>
        ))}
      </List>
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly icon: IconName;
  readonly count: number;
  readonly children: ReactNode;
}

function List({ title, icon, count, children }: ListProps) {
  const id = useId();
  const messages = useMessages();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        <Icon name={icon} />
        {title}
        <span className="count">{count}</span>
      </h3>
      {count === 0 ? <p className="small none">{messages.none}</p> : <ul>{children}</ul>}
    </section>
  );
}

function IndicatorLink({
  page,
  id,
  name,
}: {
  readonly page: Overview;
  readonly id: string;
  readonly name: string;
}) {
  return (
    <Link
      to="/$region/$year/indikatorer/$indicator"
      params={{ region: page.region.id, year: String(page.year), indicator: id }}
      {...useSwedish()}
    >
      {name}
    </Link>
  );
}
