// All files that were handed in, newest first, with what each changed.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DefinitionVersionView, DeliveryView } from '../../../http/deliveries-contract.ts';
import { deliveriesQuery, regionsQuery } from '../../api/queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeCount, writeDayAndClock } from '../../app/written-dates.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { Empty } from '../../components/states.tsx';
import { useMaySomewhere } from '../../components/viewer.ts';
import { DeliveryState } from './delivery-state.tsx';
import './deliveries.css';

export function DeliveriesPage() {
  const messages = useMessages();
  const mayDeliver = useMaySomewhere()('deliver');
  const { deliveries, definitions } = useSuspenseQuery(deliveriesQuery).data;
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={messages.deliveries} />
          <p className="lead">{messages.deliveriesLead}</p>
        </div>
        <div className="btns">
          {mayDeliver && (
            <Link className="btn primary" to="/leveranser/ny">
              {messages.newDelivery}
            </Link>
          )}
        </div>
      </div>
      {deliveries.length === 0 ? (
        <Empty title={messages.noDeliveries} text={messages.noDeliveriesText} />
      ) : (
        <DeliveryTable deliveries={deliveries} />
      )}
      {definitions.length > 0 && <DefinitionsInForce definitions={definitions} />}
    </div>
  );
}

function DefinitionsInForce({ definitions }: { readonly definitions: readonly DefinitionVersionView[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { regions } = useSuspenseQuery(regionsQuery).data;
  return (
    <section className="sec" aria-labelledby="definitions-in-force">
      <div className="sec-head">
        <h2 id="definitions-in-force">{messages.definitionsInForce}</h2>
        <p>{messages.definitionsInForceText}</p>
      </div>
      <dl className="facts">
        {definitions.map(({ regionId, version, savedAt, savedBy }) => (
          <div key={regionId}>
            <dt>{regions.find(({ id }) => id === regionId)?.name ?? regionId}</dt>
            <dd>
              {messages.definitionVersion(version)},{' '}
              {messages.loadedBy(writeDayAndClock(savedAt, language), savedBy)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function DeliveryTable({ deliveries }: { readonly deliveries: readonly DeliveryView[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { regions } = useSuspenseQuery(regionsQuery).data;
  return (
    <table className="data cards deliveries">
      <caption className="sr">{messages.deliveries}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.file}</th>
          <th scope="col">{messages.region}</th>
          <th scope="col">{messages.received}</th>
          <th scope="col">{messages.state}</th>
          <th scope="col" className="n">
            {messages.rows}
          </th>
          <th scope="col">{messages.changes}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <th scope="row">
              <Link to="/leveranser/$delivery" params={{ delivery: delivery.id }}>
                {delivery.fileName}
              </Link>
              {delivery.isInvented && <span className="tag invented">{messages.invented}</span>}
            </th>
            <td>
              <Label text={messages.region} />
              {regions.find(({ id }) => id === delivery.regionId)?.name ?? delivery.regionId}
            </td>
            <td>
              <Label text={messages.received} />
              {writeDayAndClock(delivery.receivedAt, language)}
            </td>
            <td>
              <Label text={messages.state} />
              <DeliveryState state={delivery.state} />
            </td>
            <td className="n">
              <Label text={messages.rows} />
              {writeCount(delivery.counts.rows, language)}
            </td>
            <td className="wide">
              <Label text={messages.changes} />
              <Counts delivery={delivery} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Label({ text }: { readonly text: string }) {
  return (
    <span className="lbl" aria-hidden="true">
      {text}
    </span>
  );
}

function Counts({ delivery }: { readonly delivery: DeliveryView }) {
  const messages = useMessages();
  const { added, unchanged, restated, warnings, errors } = delivery.counts;
  const parts = [
    added > 0 && messages.added(added),
    restated > 0 && messages.restatedRows(restated),
    unchanged > 0 && messages.unchangedRows(unchanged),
    errors > 0 && messages.errors(errors),
    warnings > 0 && messages.warnings(warnings),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '–' : parts.join(', ');
}
