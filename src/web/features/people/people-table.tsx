// One row a person, with the roles that they have, have had and will get, and what can be changed.
import { useState } from 'react';
import type { PeoplePlaces, PersonView } from '../../../http/grants-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useMessages } from '../../app/language.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { GrantLine, todayHere } from '../../components/grant-line.tsx';
import { useRoleName } from '../../components/role-texts.ts';
import { useSignInState } from '../../components/viewer.ts';
import { GiveRole } from './give-role.tsx';
import { InviteAgain } from './invite-again.tsx';

interface PeopleTableProps {
  readonly people: readonly PersonView[];
  readonly places: PeoplePlaces;
  readonly onChanged: (said: string) => Promise<void>;
}

export function PeopleTable({ people, places, onChanged }: PeopleTableProps) {
  const { people: texts } = useMessages();
  const isAnyFromProvider = people.some(({ grants }) => grants.some(({ isFromClaims }) => isFromClaims));
  return (
    <>
      {isAnyFromProvider && <p className="note">{texts.fromProviderText}</p>}
      <table className="data cards people">
        <caption className="sr">{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.rolesAndPlaces}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.actions}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} places={places} onChanged={onChanged} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PersonRowProps extends Omit<PeopleTableProps, 'people'> {
  readonly person: PersonView;
}

function PersonRow({ person, places, onChanged }: PersonRowProps) {
  const messages = useMessages();
  const { people: texts } = messages;
  const me = useSignInState().account?.id;
  return (
    <tr>
      <th scope="row">
        <b>{person.name}</b>
        {person.id === me && ` (${texts.you})`}
        <span className="sub">{person.email}</span>
        {person.isDemonstration && <span className="tag invented">{texts.invented}</span>}
      </th>
      <td className="wide">
        {person.grants.length === 0 ? (
          <span className="missing">{messages.signIn.noRole}</span>
        ) : (
          <ul className="grants">
            {person.grants.map((grant) => (
              <li key={grant.id}>
                <span>
                  <GrantLine grant={grant} />
                  {grant.isFromClaims && <span className="tag">{texts.fromProvider}</span>}
                </span>
                <EndRole person={person} grant={grant} onChanged={onChanged} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <span className="lbl" aria-hidden="true">
          {texts.state}
        </span>
        {texts.states[person.state]}
      </td>
      <td className="person-actions wide">
        {person.state !== 'closed' && (
          <div className="btns">
            <GiveRole person={person} places={places} onChanged={onChanged} />
            {person.id !== me && !person.isDemonstration && (
              <InviteAgain person={person} onChanged={onChanged} />
            )}
            {person.id !== me && <CloseAccount person={person} onChanged={onChanged} />}
          </div>
        )}
      </td>
    </tr>
  );
}

interface EndRoleProps {
  readonly person: PersonView;
  readonly grant: PersonView['grants'][number];
  readonly onChanged: (said: string) => Promise<void>;
}

function EndRole({ person, grant, onChanged }: EndRoleProps) {
  const { people: texts } = useMessages();
  const nameOf = useRoleName();
  const [isAsked, setAsked] = useState(false);
  const role = nameOf(grant.role);
  if (!grant.isChangeable || (grant.to !== null && grant.to <= todayHere())) return null;
  return (
    <>
      <button
        className="btn small quiet"
        type="button"
        aria-label={texts.endRoleOf(role, person.name)}
        onClick={() => setAsked(true)}
      >
        {texts.endRole}
      </button>
      {isAsked && (
        <Confirm
          title={texts.endRoleTitle(role, person.name)}
          text={texts.endRoleText}
          action={texts.endRole}
          perform={async () => {
            await callApi('endRole', { parts: { grant: grant.id } });
            await onChanged(texts.roleEnded(person.name));
          }}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function CloseAccount({ person, onChanged }: Omit<EndRoleProps, 'grant'>) {
  const { people: texts } = useMessages();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button
        className="btn small"
        type="button"
        aria-label={texts.closeAccountOf(person.name)}
        onClick={() => setAsked(true)}
      >
        {texts.closeAccount}
      </button>
      {isAsked && (
        <Confirm
          title={texts.closeTitle(person.name)}
          text={texts.closeText}
          action={texts.closeAccount}
          perform={async () => {
            await callApi('closeAccount', { parts: { account: person.id } });
            await onChanged(texts.accountClosed(person.name));
          }}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
