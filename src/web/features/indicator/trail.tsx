// From the figure on the page, step by step, to the row of the file that it was read from.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { SourceRow } from '../../components/source-row.tsx';
import { useMay } from '../../components/viewer.ts';

export function Trail({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const [isOpen, setOpen] = useState(false);
  const maySeeDeliveries = useMay()('see-deliveries', page.region.id);
  const { observationId } = page.figure;
  return (
    <section className="panel" aria-labelledby="kalla">
      <h2 id="kalla">{messages.whereFrom}</h2>
      <ol className="trail">
        {page.trail.map((step) => (
          <li key={step.title}>
            <b>{step.title}</b>
            <span className="text">{step.text}</span>
            {step.deliveryId !== null && maySeeDeliveries && (
              <Link className="step-link" to="/leveranser/$delivery" params={{ delivery: step.deliveryId }}>
                {messages.openDelivery}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {observationId !== null && (
        <details className="row-expander" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{messages.showRow}</summary>
          {isOpen && <SourceRow observation={observationId} />}
        </details>
      )}
    </section>
  );
}
