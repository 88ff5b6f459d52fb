// The way to the indicator before and after, in the plan's order.
import { Link } from '@tanstack/react-router';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';

export function Neighbours({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const place = { region: page.region.id, year: String(page.year) };
  return (
    <nav className="btns pager" aria-label={messages.betweenIndicators}>
      {page.previousId !== null && (
        <Link
          className="btn"
          to="/$region/$year/indikatorer/$indicator"
          params={{ ...place, indicator: page.previousId }}
        >
          <Icon name="left" />
          {messages.previousIndicator}
        </Link>
      )}
      {page.nextId !== null && (
        <Link
          className="btn"
          to="/$region/$year/indikatorer/$indicator"
          params={{ ...place, indicator: page.nextId }}
        >
          {messages.nextIndicator}
          <Icon name="right" />
        </Link>
      )}
    </nav>
  );
}
