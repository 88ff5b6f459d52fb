// Reading an examined file in: what it will do, and the reason when it changes figures that are already known.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useId, useState } from 'react';
import type { DeliveryPage } from '../../../http/deliveries-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';

interface DecideDeliveryProps {
  readonly page: DeliveryPage;
  readonly onDone: (after: DeliveryPage, message: string) => void;
}

export function AcceptDelivery({ page, onDone }: DecideDeliveryProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const { delivery } = page;
  const { added, restated } = delivery.counts;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const needsReason = restated > 0 && reason.trim() === '';
  const accepting = useMutation({
    mutationFn: () =>
      callApi<DeliveryPage>('accept', { parts: { delivery: delivery.id }, body: { reason: reason.trim() } }),
    onSuccess: (after) => onDone(after, messages.accepted),
  });
  return (
    <form
      className="decide"
      noValidate
      aria-labelledby="h-accept"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (needsReason) document.getElementById(id)?.focus();
        else accepting.mutate();
      }}
    >
      <h2 id="h-accept">{messages.acceptTitle}</h2>
      <p>
        {messages.acceptText(added)} {restated > 0 && messages.acceptRestated(restated)}
      </p>
      {restated > 0 && (
        <ReasonField
          id={id}
          label={messages.restateReason}
          value={reason}
          error={isTried && needsReason ? messages.restateReasonNeeded : null}
          onChange={setReason}
        />
      )}
      {accepting.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(accepting.error).lang}>{failureText(accepting.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn primary" type="submit" disabled={accepting.isPending}>
          {accepting.isPending ? messages.saving : messages.accept}
        </button>
        <Link className="btn" to="/leveranser">
          {messages.leave}
        </Link>
      </div>
    </form>
  );
}
