// What the figure means. The definition is Swedish also on English pages.
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';

export function Definition({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const swedish = useSwedish();
  return (
    <section className="panel" aria-labelledby="definition">
      <h2 id="definition">{messages.definition}</h2>
      <dl className="facts">
        {page.definition.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd {...swedish}>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{messages.fingerprint}</dt>
          <dd>
            <code>{page.fingerprint}</code>
            <span className="sub-text">{messages.fingerprintText}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
