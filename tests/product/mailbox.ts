// A mail server of our own that keeps what it is sent: the links in the mails are followed by the tests.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For UTFALL_SMTP_URL. */
  readonly url: string;
  /** The one-time link of the latest mail to the address; waits until one has come. */
  readonly linkTo: (email: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    linkTo: async (email) => {
      for (let waited = 0; waited < 300; waited += 1) {
        const found = mails.findLast(({ to }) => to.includes(email));
        const link = found === undefined ? null : linkIn(found.text);
        if (link !== null) return link;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`No mail with a link came to ${email}: ${JSON.stringify(mails.map(({ to }) => to))}`);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Soft line breaks of quoted-printable are taken away first. */
function linkIn(text: string): string | null {
  return /https?:\/\/\S+\/inbjudan#[\w-]+/.exec(text.replace(/=\r?\n/g, ''))?.[0] ?? null;
}
