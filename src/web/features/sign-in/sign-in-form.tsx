// The ways in, best first: the region's identity provider where there is one, passkey, then e-mail and password followed by a code. Used by the page and by the dialog that asks
// again when a session has ended.
import { useState } from 'react';
import type { SignInState } from '../../../http/people-contract.ts';
import { useMessages } from '../../app/language.tsx';
import { CodeStep } from './code-step.tsx';
import { OpenIdWay } from './openid-way.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordStep } from './password-step.tsx';
import './sign-in.css';

interface SignInFormProps {
  readonly methods: SignInState['methods'];
  readonly onSignedIn: (state: SignInState) => void;
  /** The page to come back to from an identity provider; null where leaving the page would lose what is written on it. */
  readonly leaveFor: { readonly till: string | undefined } | null;
  /** Where "I can't get in" leads; null where it would lose what is written on the page. */
  readonly onForgotten: (() => void) | null;
}

export function SignInForm({ methods, onSignedIn, leaveFor, onForgotten }: SignInFormProps) {
  const { signIn } = useMessages();
  const [ceremony, setCeremony] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  if (ceremony !== null)
    return <CodeStep ceremony={ceremony} onSignedIn={onSignedIn} onStartOver={() => setCeremony(null)} />;
  return (
    <div className="sign-in">
      {methods.openid !== null && (
        <>
          <OpenIdWay
            provider={methods.openid}
            till={leaveFor?.till}
            onSignedInElsewhere={leaveFor === null ? onSignedIn : null}
          />
          <Or />
        </>
      )}
      {methods.passkey && (
        <>
          <PasskeyButton isFirst={methods.openid === null} onSignedIn={onSignedIn} />
          <Or />
        </>
      )}
      <PasswordStep email={email} onEmail={setEmail} onCodeAsked={setCeremony} />
      {onForgotten !== null && (
        <button className="btn quiet" type="button" onClick={onForgotten}>
          {signIn.forgotten}
        </button>
      )}
    </div>
  );
}

function Or() {
  const { signIn } = useMessages();
  return (
    <p className="sign-in-or">
      <span>{signIn.or}</span>
    </p>
  );
}
