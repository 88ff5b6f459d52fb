// The invented people of the demonstration: who they are, where, and what they may do. One press signs in.
import { useMutation } from '@tanstack/react-query';
import type { SignInState } from '../../http/people-contract.ts';
import { callApi } from '../api/fetch.ts';
import { useMessages } from '../app/language.tsx';
import { useRoleName } from './role-texts.ts';
import { ErrorMessage, useFailureText } from './states.tsx';
import './demonstration-people.css';

export type DemonstrationPerson = NonNullable<SignInState['demonstration']>[number];

interface DemonstrationPeopleProps {
  readonly people: readonly DemonstrationPerson[];
  readonly onSignedIn: (state: SignInState, person: DemonstrationPerson) => void;
}

export function DemonstrationPeople({ people, onSignedIn }: DemonstrationPeopleProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const nameOf = useRoleName();
  const signingIn = useMutation({
    mutationFn: (person: DemonstrationPerson) =>
      callApi<SignInState>('signInDemonstration', { body: { person: person.id } }),
    onSuccess: onSignedIn,
  });
  return (
    <>
      <ul className="try-as">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-label={messages.signIn.tryAs(person.name, nameOf(person.role))}
              aria-describedby={`prova-${person.id}`}
              disabled={signingIn.isPending}
              onClick={() => signingIn.mutate(person)}
            >
              <b>{nameOf(person.role)}</b>
              <span className="try-who">
                {person.name}, {person.place.name}
                {person.isPrivate && ` (${messages.signIn.privateCentre})`}
              </span>
              <span className="try-may" id={`prova-${person.id}`}>
                {messages.roles[person.role]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {signingIn.isError && (
        <ErrorMessage title={messages.signIn.wrongTitle}>
          <p lang={failureText(signingIn.error).lang}>{failureText(signingIn.error).text}</p>
        </ErrorMessage>
      )}
    </>
  );
}
