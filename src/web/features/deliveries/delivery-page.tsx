// A delivered file: what it would change or has changed, its problems, its rows with the problems beside them, and what can
// be done with it.
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DeliveryPage as Page } from '../../../http/deliveries-contract.ts';
import type { RowSpan } from '../../api/queries.ts';
import { deliveryQuery, regionsQuery } from '../../api/queries.ts';
import { useLanguage, useMessages, useSwedish } from '../../app/language.tsx';
import { writeCount, writeDayAndClock } from '../../app/written-dates.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { useMay } from '../../components/viewer.ts';
import { AcceptDelivery } from './accept-delivery.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { FileRows } from './file-rows.tsx';
import { Problems } from './problems.tsx';
import { WithdrawDelivery } from './withdraw-delivery.tsx';
import './deliveries.css';

const route = getRouteApi('/leveranser/$delivery');
const FIRST: RowSpan = { from: 0, only: 'all' };

export function DeliveryPage() {
  const messages = useMessages();
  const { delivery: id } = route.useParams();
  const first = useSuspenseQuery(deliveryQuery(id, FIRST)).data;
  const [span, setSpan] = useState(FIRST);
  const page = useQuery(deliveryQuery(id, span)).data ?? first;
  const [done, setDone] = useState('');
  const client = useQueryClient();
  const decided = async (after: Page, message: string) => {
    setSpan(FIRST);
    setDone(message);
    // The form that had the focus is gone.
    document.querySelector<HTMLElement>('main h1')?.focus();
    client.setQueryData(deliveryQuery(id, FIRST).queryKey, after);
    // Figures everywhere may have changed.
    await client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'delivery' && queryKey[0] !== 'regions',
    });
  };
  const { delivery } = first;
  const mayDeliver = useMay()('deliver', delivery.regionId);
  return (
    <div className="wrap">
      <nav className="crumbs" aria-label={messages.youAreHere}>
        <ol>
          <li>
            <Link to="/leveranser" activeOptions={{ exact: true }}>
              {messages.deliveries}
            </Link>
          </li>
          <li aria-current="page">{delivery.fileName}</li>
        </ol>
      </nav>
      <div className="page-head tight">
        <div>
          <PageTitle title={delivery.fileName} />
          <p className="lead">{messages.deliveryLead[delivery.state]}</p>
        </div>
        {delivery.state === 'refused' && mayDeliver && (
          <div className="btns">
            <Link className="btn primary" to="/leveranser/ny" search={{ region: delivery.regionId }}>
              {messages.mendedFile}
            </Link>
          </div>
        )}
      </div>
      <p role="status" className="sr">
        {done}
      </p>
      <Facts page={first} />
      <Problems page={first} onShow={setSpan} />
      {delivery.state === 'previewed' && mayDeliver && <AcceptDelivery page={first} onDone={decided} />}
      <FileRows page={page} span={span} onSpan={setSpan} />
      {delivery.state === 'accepted' && mayDeliver && <WithdrawDelivery page={first} onDone={decided} />}
    </div>
  );
}

function Facts({ page }: { readonly page: Page }) {
  const messages = useMessages();
  const language = useLanguage();
  const swedish = useSwedish();
  const { regions } = useSuspenseQuery(regionsQuery).data;
  const { delivery } = page;
  const { added, unchanged, restated, errors, warnings } = delivery.counts;
  const at = (instant: string) => writeDayAndClock(instant, language);
  return (
    <div className="delivery-facts">
      <dl className="counts">
        <Count term={messages.state}>
          <DeliveryState state={delivery.state} />
        </Count>
        <Count term={messages.region}>
          {regions.find(({ id }) => id === delivery.regionId)?.name ?? delivery.regionId}
        </Count>
        <Count term={messages.rows}>{writeCount(delivery.counts.rows, language)}</Count>
        <Count term={messages.changes}>
          {[messages.added(added), messages.restatedRows(restated), messages.unchangedRows(unchanged)].join(
            ', ',
          )}
        </Count>
        <Count term={messages.problemsTitle}>
          {[messages.errors(errors), messages.warnings(warnings)].join(', ')}
        </Count>
      </dl>
      <p className="note">
        {[
          messages.receivedAt(at(delivery.receivedAt)),
          delivery.decidedAt !== null &&
            delivery.state !== 'refused' &&
            messages.decidedAt(at(delivery.decidedAt)),
          delivery.withdrawnAt !== null && messages.withdrawnAt(at(delivery.withdrawnAt)),
        ]
          .filter((part) => part !== false)
          .join('. ')}
        .{delivery.reason !== '' && <span {...swedish}> {delivery.reason}</span>}
      </p>
      <details>
        <summary>{messages.checksum}</summary>
        <p className="small checksum">{delivery.sha256}</p>
      </details>
    </div>
  );
}

function Count({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
