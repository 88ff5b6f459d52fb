// Recovery codes: how many are left, and getting new ones. Shown only to those who have a code app: a passkey needs none.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewRecoveryCodes } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RecoveryCodes } from '../../components/recovery-codes.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import type { SectionProps } from './section.ts';

/** Fewer than this is worth a reminder. */
const FEW = 3;

export function RecoverySection({ own, onChanged }: SectionProps) {
  const { account } = useMessages();
  const [isOpen, setOpen] = useState(false);
  if (!own.hasCodeApp) return null;
  return (
    <div className="way-row">
      <h3>{account.recoveryCodes}</h3>
      <div>
        <p>
          {account.recoveryLeft(own.recoveryCodesLeft)} {own.recoveryCodesLeft < FEW && account.recoveryFew}
        </p>
        <div className="btns gap">
          <button className="btn" type="button" onClick={() => setOpen(true)}>
            {account.renewRecovery}
          </button>
        </div>
        {isOpen && <Renewal own={own} onChanged={onChanged} onClose={() => setOpen(false)} />}
      </div>
    </div>
  );
}

function Renewal({ own, onChanged, onClose }: SectionProps & { readonly onClose: () => void }) {
  const messages = useMessages();
  const { account, invitation } = messages;
  const failureText = useFailureText();
  const renewing = useMutation({ mutationFn: () => callApi<NewRecoveryCodes>('renewRecoveryCodes') });
  const done = () => {
    onClose();
    if (renewing.data !== undefined) onChanged(renewing.data.account, account.recoveryRenewed);
  };
  return (
    <Dialog
      title={renewing.data === undefined ? account.renewRecoveryTitle : invitation.codesTitle}
      onClose={done}
    >
      {renewing.data === undefined ? (
        <>
          <p>{account.renewRecoveryText}</p>
          {renewing.isError && (
            <ErrorMessage title={messages.actionFailed}>
              <p lang={failureText(renewing.error).lang}>{failureText(renewing.error).text}</p>
            </ErrorMessage>
          )}
          <div className="btns">
            <button
              className="btn primary"
              type="button"
              disabled={renewing.isPending}
              onClick={() => renewing.mutate()}
            >
              {account.renewRecovery}
            </button>
            <button className="btn" type="button" onClick={onClose}>
              {messages.cancel}
            </button>
          </div>
        </>
      ) : (
        <RecoveryCodes
          codes={renewing.data.recoveryCodes}
          email={own.account.email}
          action={account.done}
          onSaved={done}
        />
      )}
    </Dialog>
  );
}
