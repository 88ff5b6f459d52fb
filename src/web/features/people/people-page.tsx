// Who has an account, what each may do and where: for those who administer a place.
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView } from '../../../http/grants-contract.ts';
import { peopleQuery } from '../../api/people-queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useRoleName } from '../../components/role-texts.ts';
import { Invite } from './invite.tsx';
import { PeopleTable } from './people-table.tsx';
import { RoleTable } from './role-table.tsx';
import './people.css';

export function PeoplePage() {
  const { people: texts } = useMessages();
  const client = useQueryClient();
  const { people, places } = useSuspenseQuery(peopleQuery).data;
  const [text, setText] = useState('');
  const [showsClosed, setShowsClosed] = useState(false);
  const [said, setSaid] = useState('');
  const matches = useMatching(text);
  const open = people.filter(({ state }) => showsClosed || state !== 'closed');
  const shown = open.filter(matches);
  const hasClosed = people.some(({ state }) => state === 'closed');
  const changed = async (what: string) => {
    await client.invalidateQueries({ queryKey: peopleQuery.queryKey });
    setSaid(what);
  };
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={texts.title} />
          <p className="lead">{texts.lead}</p>
        </div>
        <Invite places={places} onInvited={changed} />
      </div>
      <p role="status" className={said === '' ? 'sr' : 'said'}>
        {said}
      </p>
      <div className="people-search">
        <div className="field">
          <label htmlFor="sok-person">{texts.search}</label>
          <input
            id="sok-person"
            className="input"
            type="search"
            value={text}
            autoComplete="off"
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        {hasClosed && (
          <label className="check">
            <input
              type="checkbox"
              checked={showsClosed}
              onChange={({ target }) => setShowsClosed(target.checked)}
            />
            {texts.showClosed}
          </label>
        )}
        <p role="status" className="small">
          {shown.length === 0 && text !== '' ? texts.noHits(text) : texts.shown(shown.length, open.length)}
        </p>
      </div>
      {shown.length > 0 && <PeopleTable people={shown} places={places} onChanged={changed} />}
      <RoleTable />
    </div>
  );
}

/** Every word that is written has to be found in name, address, role or place. */
function useMatching(text: string): (person: PersonView) => boolean {
  const nameOf = useRoleName();
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB';
  const words = text.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  return ({ name, email, grants }) => {
    const all = [name, email, ...grants.flatMap(({ role, place }) => [nameOf(role), place.name])]
      .join(' ')
      .toLocaleLowerCase(locale);
    return words.every((word) => all.includes(word));
  };
}
