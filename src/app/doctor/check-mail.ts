// Whether the mail server answers: its greeting is waited for and we say goodbye. Nothing is sent, nobody signs in, and no other
// host than the one in the settings is called.
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { Configuration } from '../configuration.ts';
import type { Finding } from './finding.ts';
import { well, wrong } from './finding.ts';

const WAIT_MILLISECONDS = 5_000;
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

export async function checkMail({ signIn: { mail } }: Configuration): Promise<readonly Finding[]> {
  if (mail === null) return [];
  const { protocol, hostname, port } = new URL(mail.url);
  const place = {
    host: hostname,
    port: Number(port) || (PORTS[protocol] ?? 25),
    isSecure: protocol === 'smtps:',
  };
  const named = `E-postservern ${place.host}:${place.port}`;
  const hint = 'Kontrollera UTFALL_SMTP_URL, brandväggen och serverns certifikat.';
  try {
    return (await greeting(place)).startsWith('220')
      ? [well('mail', `${named} svarar.`)]
      : [wrong('mail', `${named} svarar, men inte som en e-postserver.`, hint)];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return [wrong('mail', `${named} svarar inte${code}.`, hint)];
  }
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

function greeting({ host, port, isSecure }: Place): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = isSecure
      ? connectSecure({ host, port, servername: host })
      : connectPlain({ host, port });
    socket.setTimeout(WAIT_MILLISECONDS, () => socket.destroy(new Error('no greeting')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
    socket.once('data', (data) => {
      resolve(data.toString('latin1', 0, 3));
      socket.end('QUIT\r\n');
    });
  });
}
