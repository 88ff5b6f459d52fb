// The account's passkeys: when added and last used, adding one on this device, taking one away.
import { useState } from 'react';
import type { OwnAccount } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { canUsePasskeys } from '../../api/passkeys.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDay } from '../../app/written-dates.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { NewPasskey, type PasskeyOffer } from '../../components/new-passkey.tsx';
import type { SectionProps } from './section.ts';

type Passkey = OwnAccount['passkeys'][number];

export function Passkeys({ own, onChanged }: SectionProps) {
  const messages = useMessages();
  const { account, signIn } = messages;
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="way-row">
      <h3>{account.passkeys}</h3>
      <div>
        <p>{account.passkeysText}</p>
        {own.passkeys.length === 0 ? (
          <p className="gap">{account.noPasskeys}</p>
        ) : (
          <ul className="passkeys">
            {own.passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} onChanged={onChanged} />
            ))}
          </ul>
        )}
        {canUsePasskeys() ? (
          <div className="btns gap">
            <button className="btn" type="button" onClick={() => setAdding(true)}>
              {account.addPasskey}
            </button>
          </div>
        ) : (
          <p className="small">{signIn.noPasskeys}</p>
        )}
        {isAdding && (
          <Dialog title={account.addPasskey} onClose={() => setAdding(false)}>
            <NewPasskey<OwnAccount>
              ask={() => callApi<PasskeyOffer>('addPasskeyOptions')}
              save={(made) => callApi('addPasskey', { body: made })}
              onSaved={(next) => {
                setAdding(false);
                onChanged(next, account.passkeyAdded);
              }}
              cancel={messages.cancel}
              onCancel={() => setAdding(false)}
            />
          </Dialog>
        )}
      </div>
    </div>
  );
}

interface PasskeyRowProps {
  readonly passkey: Passkey;
  readonly onChanged: SectionProps['onChanged'];
}

function PasskeyRow({ passkey, onChanged }: PasskeyRowProps) {
  const { account } = useMessages();
  const language = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const used =
    passkey.lastUsedAt === null
      ? account.neverUsed
      : account.lastUsed(writeDay(passkey.lastUsedAt, language));
  return (
    <li>
      <span>
        <b>{passkey.name}</b>
        <span className="small">
          {account.added(writeDay(passkey.addedAt, language))}, {used}
        </span>
      </span>
      {passkey.isRemovable ? (
        <button
          className="btn small"
          type="button"
          aria-label={account.removePasskeyNamed(passkey.name)}
          onClick={() => setAsked(true)}
        >
          {account.removePasskey}
        </button>
      ) : (
        <span className="small">{account.onlyWay}</span>
      )}
      {isAsked && (
        <Confirm
          title={account.removePasskeyTitle(passkey.name)}
          text={account.removePasskeyText}
          action={account.removePasskey}
          perform={async () => {
            const next = await callApi<OwnAccount>('removePasskey', { body: { passkey: passkey.id } });
            onChanged(next, account.passkeyRemoved);
          }}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
