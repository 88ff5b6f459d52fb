// What the log is narrowed to. Everything is in the address, so that a link shows the same; a person or a thing is chosen in an
// entry and taken away here.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useId, useState } from 'react';
import { AUDIT_KINDS } from '../../../people/audit-kinds.ts';
import type { LogFilter } from '../../api/log-queries.ts';
import { regionsQuery } from '../../api/queries.ts';
import { useMessages } from '../../app/language.tsx';
import { TextField } from '../../components/text-field.tsx';

interface LogFiltersProps {
  readonly filter: LogFilter;
  /** Name of the person that the filter chooses, when an entry tells it. */
  readonly person: string | null;
  /** What the thing that the filter chooses is called. */
  readonly about: string | null;
}

export function LogFilters({ filter, person, about }: LogFiltersProps) {
  const { log } = useMessages();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState(filter);
  const set = (name: keyof LogFilter) => (value: string) => setWanted({ ...wanted, [name]: value });
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <form
      className="log-filters"
      aria-label={log.filters}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void navigate({ to: '/logg', search: withoutEmpty(wanted) });
      }}
    >
      <Choices wanted={wanted} onChange={set} />
      <TextField label={log.from} type="date" value={wanted.from ?? ''} onChange={set('from')} isOptional />
      <TextField label={log.to} type="date" value={wanted.to ?? ''} onChange={set('to')} isOptional />
      <div className="btns">
        <button className="btn" type="submit">
          {log.show}
        </button>
        {isNarrowed && (
          <Link className="btn quiet" to="/logg" search={{}}>
            {log.clear}
          </Link>
        )}
      </div>
      <Chosen filter={filter} person={person} about={about} />
    </form>
  );
}

interface ChoicesProps {
  readonly wanted: LogFilter;
  readonly onChange: (name: keyof LogFilter) => (value: string) => void;
}

function Choices({ wanted, onChange }: ChoicesProps) {
  const messages = useMessages();
  const { log } = messages;
  const { regions } = useSuspenseQuery(regionsQuery).data;
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{log.kind}</label>
        <select
          id={`${id}-kind`}
          value={wanted.kind ?? ''}
          onChange={({ target }) => onChange('kind')(target.value)}
        >
          <option value="">{log.allKinds}</option>
          {AUDIT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {log.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-region`}>{messages.region}</label>
        <select
          id={`${id}-region`}
          value={wanted.region ?? ''}
          onChange={({ target }) => onChange('region')(target.value)}
        >
          <option value="">{log.everyone}</option>
          {regions.map((region) => (
            <option key={region.id} value={region.id}>
              {region.name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

/** What was chosen in an entry, each with the way to take it away. */
function Chosen({ filter, person, about }: LogFiltersProps) {
  const { log } = useMessages();
  const chosen = (
    [
      ['person', log.person, person ?? log.chosenPerson],
      ['subject', log.subject, about || filter.subject],
      ['indicator', log.subject, filter.indicator],
    ] as const
  ).filter(([name]) => filter[name] !== undefined);
  if (chosen.length === 0) return null;
  return (
    <ul className="log-chosen">
      {chosen.map(([name, label, text]) => (
        <li key={name}>
          <span>
            {label}: <b>{text}</b>
          </span>
          <Link to="/logg" search={withoutEmpty({ ...filter, [name]: undefined })}>
            {log.takeAway} <span className="sr">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function withoutEmpty(filter: { readonly [K in keyof LogFilter]: string | undefined }): LogFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  );
}
