// Where the page lies. Overview first, then what lies between, then the page itself.
import { Link } from '@tanstack/react-router';
import { useMessages, useSwedish } from '../app/language.tsx';

interface CrumbsProps {
  readonly region: string;
  readonly year: string;
  readonly goal?: { readonly id: string; readonly name: string } | undefined;
  readonly here: string;
}

export function Crumbs({ region, year, goal, here }: CrumbsProps) {
  const messages = useMessages();
  const swedish = useSwedish();
  return (
    <nav className="crumbs" aria-label={messages.youAreHere}>
      <ol>
        <li>
          <Link to="/$region/$year" params={{ region, year }} activeOptions={{ exact: true }}>
            {messages.overview}
          </Link>
        </li>
        {goal !== undefined && (
          <li>
            <Link to="/$region/$year/mal/$goal" params={{ region, year, goal: goal.id }}>
              {messages.goal(goal.id)}. <span {...swedish}>{goal.name}</span>
            </Link>
          </li>
        )}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
