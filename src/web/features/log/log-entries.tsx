// The entries, newest first: a sentence, who and from where, and what each value was before and after.
import { Link } from '@tanstack/react-router';
import type { AuditEntryView } from '../../../http/audit-contract.ts';
import type { LogFilter } from '../../api/log-queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDayAndClock } from '../../app/written-dates.ts';

interface LogEntriesProps {
  readonly entries: readonly AuditEntryView[];
  readonly filter: LogFilter;
}

export function LogEntries({ entries, filter }: LogEntriesProps) {
  const { log } = useMessages();
  return (
    <table className="data cards log">
      <caption className="sr">{log.title}</caption>
      <thead>
        <tr>
          <th scope="col">{log.time}</th>
          <th scope="col">{log.what}</th>
          <th scope="col">{log.person}</th>
          <th scope="col" className="n">
            {log.number}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} filter={filter} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry, filter }: { readonly entry: AuditEntryView; readonly filter: LogFilter }) {
  const { log } = useMessages();
  const language = useLanguage();
  const { who } = entry;
  return (
    <tr>
      <td className="log-at">
        <time dateTime={entry.at}>{writeDayAndClock(entry.at, language)}</time>
        <span className="sub">{log.kinds[entry.kind]}</span>
      </td>
      <td className="wide">
        {entry.sentence}
        <div className="log-more">
          <Details entry={entry} />
          <Link
            className="log-about"
            to="/logg"
            search={{ ...filter, subject: entry.subject }}
            aria-label={`${log.allAbout}: ${entry.sentence}`}
          >
            {log.allAbout}
          </Link>
        </div>
      </td>
      <td>
        {who.accountId === null ? (
          who.name
        ) : (
          <Link to="/logg" search={{ ...filter, person: who.accountId }} aria-label={log.allBy(who.name)}>
            {who.name}
          </Link>
        )}
        {who.from !== null && <span className="sub">{who.from}</span>}
      </td>
      <td className="n">{entry.number}</td>
    </tr>
  );
}

function Details({ entry }: { readonly entry: AuditEntryView }) {
  const { log } = useMessages();
  if (entry.details.length === 0) return null;
  return (
    <details className="log-details">
      <summary>{log.change}</summary>
      <dl className="facts">
        {entry.details.map(({ name, before, after }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {before !== null && (
                <del>
                  <span className="sr">{log.before}: </span>
                  {before}
                </del>
              )}{' '}
              {after !== null && (
                <ins>
                  <span className="sr">{log.after}: </span>
                  {after}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
