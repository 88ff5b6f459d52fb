// Where the person is signed in: each device with the way out of it, and out of all others at once.
import { useMutation } from '@tanstack/react-query';
import type { OwnAccount } from '../../../http/people-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDayAndClock } from '../../app/written-dates.ts';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import type { SectionProps } from './section.ts';

type Session = OwnAccount['sessions'][number];

export function Sessions({ own, onChanged }: SectionProps) {
  const messages = useMessages();
  const { account } = messages;
  const failureText = useFailureText();
  const ending = useMutation({
    mutationFn: (session: Session | null) =>
      session === null
        ? callApi<OwnAccount>('endOtherSessions')
        : callApi<OwnAccount>('endSession', { parts: { session: session.id } }),
    onSuccess: (next, session) =>
      onChanged(next, session === null ? account.othersEnded : account.sessionEnded),
  });
  return (
    <section className="sec" aria-labelledby="h-sessions">
      <h2 id="h-sessions">{account.sessions}</h2>
      <p>{account.sessionsText}</p>
      <table className="data cards sessions">
        <caption className="sr">{account.sessions}</caption>
        <thead>
          <tr>
            <th scope="col">{account.device}</th>
            <th scope="col">{account.network}</th>
            <th scope="col">{account.method}</th>
            <th scope="col">{account.lastSeen}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {own.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isBusy={ending.isPending}
              onEnd={() => ending.mutate(session)}
            />
          ))}
        </tbody>
      </table>
      {ending.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(ending.error).lang}>{failureText(ending.error).text}</p>
        </ErrorMessage>
      )}
      {own.sessions.length > 1 ? (
        <div className="btns gap">
          <button
            className="btn"
            type="button"
            disabled={ending.isPending}
            onClick={() => ending.mutate(null)}
          >
            {account.endOthers}
          </button>
        </div>
      ) : (
        <p className="small gap">{account.onlyHere}</p>
      )}
    </section>
  );
}

interface SessionRowProps {
  readonly session: Session;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { account } = useMessages();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        {session.device} {session.isThis && <span className="tag">{account.thisOne}</span>}
      </th>
      <td>
        <Label text={account.network} />
        {session.from}
      </td>
      <td>
        <Label text={account.method} />
        {account.methods[session.method]}
      </td>
      <td>
        <Label text={account.lastSeen} />
        {writeDayAndClock(session.lastSeenAt, language)}
      </td>
      <td>
        {!session.isThis && (
          <button
            className="btn small"
            type="button"
            disabled={isBusy}
            aria-label={account.endSessionOn(session.device)}
            onClick={onEnd}
          >
            {account.endSession}
          </button>
        )}
      </td>
    </tr>
  );
}

function Label({ text }: { readonly text: string }) {
  return (
    <span className="lbl" aria-hidden="true">
      {text}
    </span>
  );
}
