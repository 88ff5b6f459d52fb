// A passkey as the way to sign in: made on this device, and the link is used up by it.
import type { InvitationAccepted, SignInState } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { NewPasskey, type PasskeyOffer } from '../../components/new-passkey.tsx';
import type { Who } from './who-form.tsx';

interface ChoosePasskeyProps {
  readonly token: string;
  /** Told when the link does not know. */
  readonly person: Who | null;
  readonly onSaved: (state: SignInState, codes: readonly string[]) => void;
  readonly onBack: () => void;
}

export function ChoosePasskey({ token, person, onSaved, onBack }: ChoosePasskeyProps) {
  const { invitation } = useMessages();
  return (
    <div className="way-form">
      <h2 tabIndex={-1}>{invitation.passkeyStart}</h2>
      <NewPasskey<InvitationAccepted>
        ask={() => callApi<PasskeyOffer>('linkPasskeyOptions', { body: { token } })}
        save={({ ceremony, name, response }) =>
          callApi('acceptInvitation', {
            body: { token, ceremony, person, way: { kind: 'passkey', name, response } },
          })
        }
        onSaved={({ state, recoveryCodes }) => onSaved(state, recoveryCodes)}
        cancel={invitation.otherWay}
        onCancel={onBack}
      />
    </div>
  );
}
