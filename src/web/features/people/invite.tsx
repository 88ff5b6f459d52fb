// Inviting someone: name, address, role and place. The link goes by mail, or is shown once to be handed over.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import type { MadeLink, PeoplePlaces } from '../../../http/grants-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { todayHere } from '../../components/grant-line.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { focusFirstError, TextField } from '../../components/text-field.tsx';
import { useSignInState } from '../../components/viewer.ts';
import { HandOver } from './hand-over.tsx';
import { emptyRole, grantOf, isFaulty, type RoleDraft } from './role-draft.ts';
import { RoleFields } from './role-fields.tsx';

interface InviteProps {
  readonly places: PeoplePlaces;
  readonly onInvited: (said: string) => Promise<void>;
}

export function Invite({ places, onInvited }: InviteProps) {
  const { people: texts } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  return (
    <div className="btns">
      <button className="btn primary" type="button" onClick={() => setOpen(true)}>
        {texts.invite}
      </button>
      {isOpen && made === null && (
        <Dialog title={texts.inviteTitle} onClose={close}>
          <InviteForm
            places={places}
            onClose={close}
            onMade={async (link) => {
              setMade(link);
              await onInvited(texts.sentTitle(link.name));
            }}
          />
        </Dialog>
      )}
      {isOpen && made !== null && <HandOver made={made} title={texts.sentTitle(made.name)} onClose={close} />}
    </div>
  );
}

interface InviteFormProps {
  readonly places: PeoplePlaces;
  readonly onClose: () => void;
  readonly onMade: (link: MadeLink) => void;
}

function InviteForm({ places, onClose, onMade }: InviteFormProps) {
  const messages = useMessages();
  const { people: texts, signIn } = messages;
  const failureText = useFailureText();
  const canMail = useSignInState().methods.mail;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleDraft>(() => emptyRole(todayHere()));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isNameless = name.trim() === '';
  const isEmailWrong = !/^\S+@\S+$/.test(email.trim());
  const inviting = useMutation({
    mutationFn: () =>
      callApi<MadeLink>('invite', {
        body: { name: name.trim(), email: email.trim(), grant: grantOf(role) },
      }),
    onSuccess: onMade,
  });
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isNameless || isEmailWrong || isFaulty(role)) focusFirstError(form.current);
        else inviting.mutate();
      }}
    >
      <p>{texts.inviteText}</p>
      <TextField
        className="gap"
        label={texts.name}
        value={name}
        onChange={setName}
        maxLength={120}
        error={isTried && isNameless ? texts.nameNeeded : null}
      />
      <TextField
        label={signIn.email}
        hint={canMail ? texts.emailHint : texts.emailHintWithoutMail}
        type="email"
        inputMode="email"
        value={email}
        onChange={setEmail}
        maxLength={200}
        error={isTried && isEmailWrong ? texts.emailNeeded : null}
      />
      <RoleFields draft={role} places={places} isTried={isTried} onChange={setRole} />
      {inviting.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(inviting.error).lang}>{failureText(inviting.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns">
        <button className="btn primary" type="submit" disabled={inviting.isPending}>
          {inviting.isPending ? messages.saving : texts.makeLink}
        </button>
        <button className="btn" type="button" onClick={onClose}>
          {messages.cancel}
        </button>
      </div>
    </form>
  );
}
