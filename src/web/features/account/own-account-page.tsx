// The own account: roles, how one signs in, and where one is signed in.
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnAccount } from '../../../http/people-contract.ts';
import { ownAccountQuery } from '../../api/people-queries.ts';
import { useMessages } from '../../app/language.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { CodeAppSection } from './code-app-section.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordSection } from './password-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { Roles } from './roles.tsx';
import { Sessions } from './sessions.tsx';
import './account.css';

export function OwnAccountPage() {
  const { account } = useMessages();
  const client = useQueryClient();
  const own = useSuspenseQuery(ownAccountQuery).data;
  const [said, setSaid] = useState('');
  const changed = (next: OwnAccount, text: string) => {
    client.setQueryData(ownAccountQuery.queryKey, next);
    setSaid(text);
  };
  const section = { own, onChanged: changed };
  return (
    <div className="wrap own-account">
      <div className="page-head">
        <div>
          <PageTitle title={own.account.name} />
          <p className="sublead">{own.account.email}</p>
          <p className="lead">{account.lead}</p>
        </div>
      </div>
      <p role="status" className={said === '' ? 'sr' : 'said'}>
        {said}
      </p>
      <Roles own={own} />
      {own.isChangeable ? (
        <section className="sec" aria-labelledby="h-ways">
          <h2 id="h-ways">{account.signInWays}</h2>
          <Passkeys {...section} />
          <PasswordSection {...section} />
          <CodeAppSection {...section} />
          <RecoverySection {...section} />
        </section>
      ) : (
        <p className="frame">{account.invented}</p>
      )}
      <Sessions {...section} />
    </div>
  );
}
