// The figures of the text that the region's values bear out, each with the way to its row.
import { Link } from '@tanstack/react-router';
import type { ProofreadingPage } from '../../../http/proofread-contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';

export function HeldFigures({ held }: Pick<ProofreadingPage, 'held'>) {
  const messages = useMessages().proofreading;
  const swedish = useSwedish();
  if (held.length === 0) return null;
  return (
    <section className="sec held" aria-labelledby="h-held">
      <h2 id="h-held">{messages.heldTitle}</h2>
      <table className="data cards">
        <caption className="sr">{messages.heldTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.inText}</th>
            <th scope="col">{messages.value}</th>
            <th scope="col">{messages.source}</th>
          </tr>
        </thead>
        <tbody {...swedish}>
          {held.map(({ textId, start, quote, what, from, observationId }) => (
            <tr key={`${textId}:${start}`}>
              <th scope="row">{quote}</th>
              <td className="wide">{what}</td>
              <td className="wide">
                {observationId === null ? (
                  from
                ) : (
                  <Link to="/kalla/$observations" params={{ observations: observationId }}>
                    {from}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
