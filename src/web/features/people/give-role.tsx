// One more role for someone who has an account.
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import type { PeoplePlaces, PersonView } from '../../../http/grants-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { todayHere } from '../../components/grant-line.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { focusFirstError } from '../../components/text-field.tsx';
import { emptyRole, grantOf, isFaulty, type RoleDraft } from './role-draft.ts';
import { RoleFields } from './role-fields.tsx';

interface GiveRoleProps {
  readonly person: PersonView;
  readonly places: PeoplePlaces;
  readonly onChanged: (said: string) => Promise<void>;
}

export function GiveRole(props: GiveRoleProps) {
  const { people: texts } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        className="btn small"
        type="button"
        aria-label={texts.giveRoleTo(props.person.name)}
        onClick={() => setOpen(true)}
      >
        {texts.giveRole}
      </button>
      {isOpen && <RoleDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function RoleDialog({
  person,
  places,
  onChanged,
  onClose,
}: GiveRoleProps & { readonly onClose: () => void }) {
  const messages = useMessages();
  const { people: texts } = messages;
  const failureText = useFailureText();
  const [draft, setDraft] = useState<RoleDraft>(() => emptyRole(todayHere()));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const giving = useMutation({
    mutationFn: () => callApi('giveRole', { parts: { account: person.id }, body: grantOf(draft) }),
    onSuccess: async () => {
      await onChanged(texts.roleGiven(person.name));
      onClose();
    },
  });
  return (
    <Dialog title={texts.giveRoleTo(person.name)} onClose={onClose}>
      <form
        ref={form}
        noValidate
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          setTried(true);
          if (isFaulty(draft)) focusFirstError(form.current);
          else giving.mutate();
        }}
      >
        <RoleFields draft={draft} places={places} isTried={isTried} onChange={setDraft} />
        {giving.isError && (
          <ErrorMessage title={messages.actionFailed}>
            <p lang={failureText(giving.error).lang}>{failureText(giving.error).text}</p>
          </ErrorMessage>
        )}
        <div className="btns">
          <button className="btn primary" type="submit" disabled={giving.isPending}>
            {giving.isPending ? messages.saving : texts.giveRole}
          </button>
          <button className="btn" type="button" onClick={onClose}>
            {messages.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
