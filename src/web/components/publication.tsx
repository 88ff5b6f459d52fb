// Whether a year is public, for those who see more than the public does; and making it so, or taking it back, for those who may.
// The public sees neither: for them a year that is not published does not exist.
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../api/fetch.ts';
import { publicationQuery, regionsQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../app/language.tsx';
import { writeDay } from '../app/written-dates.ts';
import { Confirm } from './confirm.tsx';
import { Icon } from './icon.tsx';
import { useRoleName } from './role-texts.ts';
import { useMay, useSignInState } from './viewer.ts';
import './publication.css';

interface PublicationProps {
  readonly region: string;
  readonly year: number;
}

export function Publication({ region, year }: PublicationProps) {
  const { publication } = useMessages();
  const language = useLanguage();
  const roleName = useRoleName();
  const grants = useSignInState().grants.filter(
    ({ place }) => place.kind === 'installation' || place.regionId === region,
  );
  const isStranger = useSignInState().account === null;
  const mayPublish = useMay()('publish-year', region);
  const { regions, publications } = useSuspenseQuery(regionsQuery).data;
  const shown = regions.find(({ id }) => id === region);
  const [said, setSaid] = useState('');
  if (isStranger || shown === undefined) return null;
  const publishedAt = publications.find((each) => each.regionId === region && each.year === year)?.at ?? null;
  const role = grants[0]?.role;
  const unpublished =
    role === undefined ? publication.unpublished : publication.unpublishedFor(roleName(role).toLowerCase());
  return (
    <div className="publication">
      <p>
        <Icon name={publishedAt === null ? 'unpublished' : 'check'} />
        {publishedAt === null ? unpublished : publication.published(writeDay(publishedAt, language))}
      </p>
      {mayPublish && (
        <Change
          region={region}
          year={year}
          name={shown.name}
          isPublished={publishedAt !== null}
          onSaid={setSaid}
        />
      )}
      <p role="status" className={said === '' ? 'sr' : 'small'}>
        {said}
      </p>
    </div>
  );
}

interface ChangeProps extends PublicationProps {
  readonly name: string;
  readonly isPublished: boolean;
  readonly onSaid: (said: string) => void;
}

function Change({ region, year, name, isPublished, onSaid }: ChangeProps) {
  const { publication } = useMessages();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button className="btn small" type="button" onClick={() => setAsked(true)}>
        {isPublished ? publication.withdraw : publication.publish(year)}
      </button>
      {isAsked && (
        <Confirm
          title={isPublished ? publication.withdrawTitle(name, year) : publication.publishTitle(name, year)}
          text={isPublished ? publication.withdrawText : publication.publishText}
          action={isPublished ? publication.confirmWithdraw : publication.confirmPublish}
          perform={async () => {
            await callApi(isPublished ? 'withdrawPublication' : 'publishYear', { parts: { region, year } });
            await client.invalidateQueries({ queryKey: regionsQuery.queryKey });
            onSaid(isPublished ? publication.didWithdraw(year) : publication.didPublish(year));
          }}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        >
          {!isPublished && <Withheld region={region} year={year} />}
        </Confirm>
      )}
    </>
  );
}

/** What the public will not see, and what it can work out whatever is withheld: told before it is done. */
function Withheld({ region, year }: PublicationProps) {
  const { publication } = useMessages();
  const language = useLanguage();
  const asked = useQuery(publicationQuery(region, year, language));
  if (asked.isError) return <p className="note">{publication.withheldUnknown}</p>;
  if (asked.data === undefined)
    return (
      <p className="note" role="status">
        {publication.withheldAsked}
      </p>
    );
  const { text, reasons, exposedText } = asked.data;
  return (
    <div className="publication-withheld">
      <h3>{publication.withheldTitle}</h3>
      <p>{text}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.because}>{reason.text}</li>
          ))}
        </ul>
      )}
      {exposedText !== '' && (
        <p className="publication-exposed">
          <Icon name="alert" /> {exposedText}
        </p>
      )}
    </div>
  );
}
