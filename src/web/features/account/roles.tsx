// One's roles: where, for how long, and what they let one do.
import type { OwnAccount } from '../../../http/people-contract.ts';
import { useMessages } from '../../app/language.tsx';
import { useGrantTime } from '../../components/grant-line.tsx';
import { useRoleName, useWhatRoleMay } from '../../components/role-texts.ts';

export function Roles({ own }: { readonly own: OwnAccount }) {
  const { account } = useMessages();
  const nameOf = useRoleName();
  const mayDo = useWhatRoleMay();
  const timeOf = useGrantTime();
  return (
    <section className="sec" aria-labelledby="h-roles">
      <h2 id="h-roles">{account.roles}</h2>
      {own.grants.length === 0 ? (
        <p>{account.noRoles}</p>
      ) : (
        <ul className="own-roles">
          {own.grants.map((grant) => (
            <li key={grant.id}>
              <h3>
                {nameOf(grant.role)}, {grant.place.name}
              </h3>
              <p className="small">{timeOf(grant)}</p>
              <p>{mayDo(grant.role)}</p>
              {grant.sections.length > 0 && <p>{account.sections(grant.sections.join(', '))}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
