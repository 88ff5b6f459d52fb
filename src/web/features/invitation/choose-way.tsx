// Passkey or password and code: the better one first, and said to be.
import { canUsePasskeys } from '../../api/passkeys.ts';
import { useMessages } from '../../app/language.tsx';

export function ChooseWay({ onChoose }: { readonly onChoose: (way: 'passkey' | 'password') => void }) {
  const { invitation, signIn } = useMessages();
  const hasPasskeys = canUsePasskeys();
  return (
    <>
      <h2 tabIndex={-1}>{invitation.choose}</h2>
      <div className="ways">
        <div className="way">
          <h3>
            {invitation.passkey} <span className="tag">{invitation.preferred}</span>
          </h3>
          <p>{hasPasskeys ? invitation.passkeyText : signIn.noPasskeys}</p>
          <button
            className="btn primary"
            type="button"
            disabled={!hasPasskeys}
            onClick={() => onChoose('passkey')}
          >
            {invitation.passkeyStart}
          </button>
        </div>
        <div className="way">
          <h3>{invitation.passwordWay}</h3>
          <p>{invitation.passwordText}</p>
          <button className="btn" type="button" onClick={() => onChoose('password')}>
            {invitation.passwordStart}
          </button>
        </div>
      </div>
    </>
  );
}
