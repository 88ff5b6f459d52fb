// A forgotten password: a new one, and a code of the code app that the account has. The code uses up the link.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitationAccepted, LinkPage, SignInState } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import type { GivenCode } from '../../components/code-form.tsx';
import { CodeForm } from '../../components/code-form.tsx';
import { NewPassword } from '../../components/new-password.tsx';

interface RenewPasswordProps {
  readonly token: string;
  readonly link: LinkPage;
  readonly onSaved: (state: SignInState) => void;
}

export function RenewPassword({ token, link, onSaved }: RenewPasswordProps) {
  const messages = useMessages();
  const language = useLanguage();
  const { invitation, account, signIn } = messages;
  const [password, setPassword] = useState<string | null>(null);
  const renewing = useMutation({
    mutationFn: (code: GivenCode) =>
      callApi<InvitationAccepted>('acceptInvitation', {
        body: { token, way: { kind: 'new-password', password, code } },
      }),
    onSuccess: ({ state }) => onSaved(state),
  });
  const goBack = () => {
    renewing.reset();
    setPassword(null);
  };
  return (
    <div className="way-form">
      <p className="kicker">{invitation.steps(password === null ? 1 : 2, 2)}</p>
      {password === null ? (
        <>
          <h2 tabIndex={-1}>{account.setPassword}</h2>
          <NewPassword
            shortest={link.shortestPassword}
            email={link.email}
            action={signIn.next}
            isPending={false}
            error={null}
            onChoose={setPassword}
            cancel={invitation.goSignIn}
            onCancel={() => location.assign(language === 'sv' ? '/logga-in' : '/en/logga-in')}
          />
        </>
      ) : (
        <>
          <CodeForm
            title={signIn.codeTitle}
            action={signIn.signIn}
            isPending={renewing.isPending}
            error={renewing.error}
            errorTitle={messages.actionFailed}
            onCode={(code) => renewing.mutate(code)}
            onForget={() => renewing.reset()}
            cancel={invitation.otherPassword}
            onCancel={goBack}
          />
          <p className="small gap">{invitation.lostBoth}</p>
        </>
      )}
    </div>
  );
}
