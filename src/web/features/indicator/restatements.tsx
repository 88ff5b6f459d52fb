// Earlier values of the same figure: never overwritten, each with the reason why it was replaced.
import type { IndicatorPage } from '../../../http/contract.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { writeDay } from '../../app/written-dates.ts';

export function Restatements({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const language = useLanguage();
  const swedish = useSwedish();
  return (
    <section className="panel" aria-labelledby="h-restatements">
      <h2 id="h-restatements">{messages.restatements}</h2>
      {page.restatements.length === 0 ? (
        <p className="small">{messages.noRestatements}</p>
      ) : (
        <ol className="trail">
          {page.restatements.map((each) => (
            <li key={each.at + each.text}>
              {each.isCurrent ? <b>{each.text}</b> : <s>{each.text}</s>}
              <span className="text">
                {writeDay(each.at, language)}
                {each.isCurrent && `, ${messages.current}`}. <span {...swedish}>{each.reason}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
