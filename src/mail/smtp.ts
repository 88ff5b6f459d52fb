// Sends one mail through the region's own mail server. TLS is demanded unless the server is on this computer; nothing of a mail
// is logged, because it holds a one-time link. When and how often is tried is app/people/send-mails.ts.
import { createTransport } from 'nodemailer';
import { isLoopback } from '../core/loopback.ts';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailServer {
  /** Throws when the server did not take the mail. */
  send(mail: OutgoingMail): Promise<void>;
  /** Connects as for a mail, signs in where the settings say so, and says goodbye. Throws when that does not work. */
  check(): Promise<void>;
  close(): void;
}

/** A server that does not answer in this time is tried again later; the outbox keeps the mail. */
const MILLISECONDS = 20_000;

/** `url`: "smtps://user:password@server:465" or "smtp://server:587"; holds a password and is never logged. */
export function connectSmtp({ url, from }: { readonly url: string; readonly from: string }): MailServer {
  const transport = createTransport(
    {
      url,
      requireTLS: !isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, '')),
      connectionTimeout: MILLISECONDS,
      greetingTimeout: MILLISECONDS,
      socketTimeout: MILLISECONDS,
      logger: false,
      // Texts are our own: nothing in them may make the sender read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text }) {
      // As an object, so that the address is one address and nothing in it is read as a list.
      await transport.sendMail({ to: { name: '', address: to }, subject, text });
    },
    check: async () => {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
