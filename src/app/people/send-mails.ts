// Sends what waits in the outbox, looking every few seconds: another process, or this one before it was killed, may have put it
// there too, and whoever asked for a link sits and waits. A mail that is not taken is tried again with growing pauses; it is
// given up when its link no longer works anyway.
import type { MailServer } from '../../mail/smtp.ts';
import { connectSmtp } from '../../mail/smtp.ts';
import { INVITATION_HOURS, later } from '../../people/sign-in-limits.ts';
import type { Repeated } from '../repeat.ts';
import { repeat } from '../repeat.ts';
import type { PeopleWorld, SignInSettings } from './people-world.ts';

/** While one process sends a mail the others leave it alone; longer than all of SMTP's own time limits together. */
const HELD_MINUTES = 3;

/** After the first failure, the second …; then the last one again. */
const PAUSES_MINUTES = [1, 5, 15, 60] as const;
const MOST_TRIES = 3 + INVITATION_HOURS;

/** One look is one small question to the database. */
const LOOK_EVERY_MILLISECONDS = 3_000;

export interface MailLog {
  /** Without addresses, texts or the server's answer, which may repeat them. */
  readonly warn: (
    details: { readonly mail: number; readonly tries: number; readonly error: string },
    message: string,
  ) => void;
}

/** Sends everything that is due. Returns how many were sent. */
export async function sendDueMails(people: PeopleWorld, server: MailServer, log: MailLog): Promise<number> {
  let sent = 0;
  for (;;) {
    const at = people.clock();
    const mail = await people.outbox.next(at, later(at, { minutes: HELD_MINUTES }));
    if (mail === null) return sent;
    try {
      await server.send({ to: mail.to, subject: mail.subject, text: people.vault.open(mail.sealedText) });
      await people.outbox.sent(mail.id, people.clock());
      sent += 1;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      log.warn({ mail: mail.id, tries: mail.tries, error: code }, 'mail not taken');
      const pause = PAUSES_MINUTES[Math.min(mail.tries, PAUSES_MINUTES.length) - 1] ?? PAUSES_MINUTES[0];
      await people.outbox.failed(
        mail.id,
        mail.tries >= MOST_TRIES ? null : later(people.clock(), { minutes: pause }),
      );
    }
  }
}

export function startSendingMails(
  people: PeopleWorld,
  mail: NonNullable<SignInSettings['mail']>,
  log: MailLog & { readonly error: (details: object, message: string) => void },
): Repeated {
  const server = connectSmtp(mail);
  // When the database does not answer the mails are still there at the next look.
  const sending = repeat(
    () => sendDueMails(people, server, log),
    LOOK_EVERY_MILLISECONDS,
    (error) => log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'outbox not read'),
  );
  return {
    async stop() {
      await sending.stop();
      server.close();
    },
  };
}
