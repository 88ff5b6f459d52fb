// A new invitation for someone who can't get in: asked first, because what they signed in with stops working, then the link as it was made.
import { useState } from 'react';
import type { MadeLink, PersonView } from '../../../http/grants-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { HandOver } from './hand-over.tsx';

interface InviteAgainProps {
  readonly person: PersonView;
  readonly onChanged: (said: string) => Promise<void>;
}

export function InviteAgain({ person, onChanged }: InviteAgainProps) {
  const { people: texts } = useMessages();
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  return (
    <>
      <button
        className="btn small"
        type="button"
        aria-label={texts.inviteAgainOf(person.name)}
        onClick={() => setAsked(true)}
      >
        {texts.inviteAgain}
      </button>
      {isAsked && (
        <Confirm
          title={texts.inviteAgainTitle(person.name)}
          text={texts.inviteAgainText}
          action={texts.inviteAgain}
          perform={async () => {
            setMade(await callApi<MadeLink>('inviteAgain', { parts: { account: person.id } }));
            await onChanged(texts.invitedAgain(person.name));
          }}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
      {!isAsked && made !== null && (
        <HandOver made={made} title={texts.sentTitle(made.name)} onClose={() => setMade(null)} />
      )}
    </>
  );
}
