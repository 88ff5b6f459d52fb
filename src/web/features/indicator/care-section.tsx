// That the figures are computed from care data: which version, what is counted, and how good the data were.
import { Link } from '@tanstack/react-router';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { useMay } from '../../components/viewer.ts';

export function CareSection({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const maySeeDeliveries = useMay()('see-deliveries', page.region.id);
  const { care } = page;
  if (care === null) return null;
  return (
    <section className="panel care" aria-labelledby="varddata">
      <h2 id="varddata">{messages.computedTitle}</h2>
      <p>{care.lead}</p>
      <h3>{messages.coverageTitle}</h3>
      <ul>
        {care.quality.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {care.shifts.length > 0 && (
        <details>
          <summary>{messages.shiftsTitle}</summary>
          <ul>
            {care.shifts.map(({ unit, month, text }) => (
              <li key={`${unit} ${month} ${text}`}>
                <b {...swedish}>{unit}</b>, {month}: {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {care.definition.length > 0 && (
        <details {...swedish}>
          <summary>{messages.whatIsCounted}</summary>
          {care.definition.map(({ heading, lines }) => (
            <div key={heading}>
              <h3>{heading}</h3>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
      <p className="sub-text">
        {messages.careVersionWord}: <code>{care.version}</code>
      </p>
      {maySeeDeliveries && (
        <Link className="step-link" to="/leveranser/$delivery" params={{ delivery: care.deliveryId }}>
          {messages.openDelivery}
        </Link>
      )}
    </section>
  );
}
