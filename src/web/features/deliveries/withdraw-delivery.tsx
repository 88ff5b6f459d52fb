// Taking an accepted file back, with the reason: the figures before it hold again.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useId, useState } from 'react';
import type { DeliveryPage } from '../../../http/deliveries-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';

interface WithdrawDeliveryProps {
  readonly page: DeliveryPage;
  readonly onDone: (after: DeliveryPage, message: string) => void;
}

export function WithdrawDelivery({ page, onDone }: WithdrawDeliveryProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const isTooShort = reason.trim().length < 3;
  const withdrawing = useMutation({
    mutationFn: () =>
      callApi<DeliveryPage>('withdraw', {
        parts: { delivery: page.delivery.id },
        body: { reason: reason.trim() },
      }),
    onSuccess: (after) => onDone(after, messages.withdrawn),
  });
  return (
    <form
      className="decide"
      noValidate
      aria-labelledby="h-withdraw"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isTooShort) document.getElementById(id)?.focus();
        else withdrawing.mutate();
      }}
    >
      <h2 id="h-withdraw">{messages.withdrawTitle}</h2>
      <p>{messages.withdrawText}</p>
      <ReasonField
        id={id}
        label={messages.withdrawReason}
        value={reason}
        error={isTried && isTooShort ? messages.reasonNeeded : null}
        onChange={setReason}
      />
      {withdrawing.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(withdrawing.error).lang}>{failureText(withdrawing.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        <button className="btn" type="submit" disabled={withdrawing.isPending}>
          {withdrawing.isPending ? messages.saving : messages.withdraw}
        </button>
      </div>
    </form>
  );
}
