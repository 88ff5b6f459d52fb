// The password: whether there is one, and choosing another. The present one is asked for, so that an open screen is not enough.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnAccount } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { NewPassword } from '../../components/new-password.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import type { SectionProps } from './section.ts';

export function PasswordSection({ own, onChanged }: SectionProps) {
  const { account } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const title = own.hasPassword ? account.changePassword : account.setPassword;
  return (
    <div className="way-row">
      <h3>{account.password}</h3>
      <div>
        <p>{own.hasPassword ? account.hasPassword : account.hasNoPassword}</p>
        <div className="btns gap">
          <button className="btn" type="button" onClick={() => setOpen(true)}>
            {title}
          </button>
        </div>
        {isOpen && (
          <Dialog title={title} onClose={() => setOpen(false)}>
            <PasswordForm own={own} title={title} onClose={() => setOpen(false)} onChanged={onChanged} />
          </Dialog>
        )}
      </div>
    </div>
  );
}

interface PasswordFormProps extends SectionProps {
  readonly title: string;
  readonly onClose: () => void;
}

function PasswordForm({ own, title, onClose, onChanged }: PasswordFormProps) {
  const messages = useMessages();
  const { account } = messages;
  const [current, setCurrent] = useState('');
  const saving = useMutation({
    mutationFn: (password: string) =>
      callApi<OwnAccount>('setPassword', {
        body: { currentPassword: own.hasPassword ? current : null, password },
      }),
    onSuccess: (next) => {
      onClose();
      onChanged(next, account.passwordSaved);
    },
  });
  return (
    <NewPassword
      shortest={own.shortestPassword}
      email={own.account.email}
      action={title}
      isPending={saving.isPending}
      error={saving.error}
      onChoose={(password) => saving.mutate(password)}
      cancel={messages.cancel}
      onCancel={onClose}
    >
      {own.hasPassword && (
        <PasswordField
          label={account.currentPassword}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={null}
        />
      )}
    </NewPassword>
  );
}
