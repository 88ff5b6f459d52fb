// The second step of signing in: a code, on the right password.
import { useMutation } from '@tanstack/react-query';
import type { SignInState } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import type { GivenCode } from '../../components/code-form.tsx';
import { CodeForm } from '../../components/code-form.tsx';

interface CodeStepProps {
  readonly ceremony: string;
  readonly onSignedIn: (state: SignInState) => void;
  readonly onStartOver: () => void;
}

export function CodeStep({ ceremony, onSignedIn, onStartOver }: CodeStepProps) {
  const { signIn } = useMessages();
  const proving = useMutation({
    mutationFn: (given: GivenCode) => callApi<SignInState>('signInCode', { body: { ceremony, ...given } }),
    onSuccess: onSignedIn,
  });
  return (
    <CodeForm
      title={signIn.codeTitle}
      action={signIn.signIn}
      isPending={proving.isPending}
      error={proving.error}
      errorTitle={signIn.wrongTitle}
      onCode={(given) => proving.mutate(given)}
      onForget={() => proving.reset()}
      cancel={signIn.startOver}
      onCancel={onStartOver}
    />
  );
}
