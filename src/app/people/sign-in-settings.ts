// The settings around signing in, read with the others (configuration.ts): where people reach us, in which mode, how mails go.
import { isLoopback } from '../../core/loopback.ts';
import type { SignInSettings } from './people-world.ts';

export interface SignInConfiguration extends SignInSettings {
  readonly mode: Mode;
  /** The installation's secret in base64; null: a file in the data folder (secret-file.ts). */
  readonly secret: string | null;
}

/** `demo`: the shipped demonstration with ready-made people. `installation`: real people, begun with a printed link. */
export type Mode = 'demo' | 'installation';

type Refuse = (name: string, message: string, hint: string) => void;

/** What is wrong goes to `refuse`; what is returned then is not used. */
export function readSignInSettings(
  setting: (name: string) => string | null,
  host: string,
  refuse: Refuse,
): SignInConfiguration {
  const mode = readMode(setting('UTFALL_MODE'), refuse);
  const address = readAddress(setting('UTFALL_ADDRESS'), refuse);
  const isLocal = isLoopback(host) && (address === null || isLoopback(new URL(address).hostname));
  if (mode === 'installation' && address === null && !isLoopback(host))
    refuse(
      'UTFALL_ADDRESS',
      'saknas.',
      'Ange adressen som alla når Utfall på, till exempel https://utfall.regionen.se.',
    );
  return {
    mode,
    address,
    isDemonstrationOffered: mode === 'demo' && isLocal,
    mail: readMail(setting('UTFALL_SMTP_URL'), setting('UTFALL_MAIL_FROM'), refuse),
    secret: setting('UTFALL_SECRET'),
  };
}

function readMode(text: string | null, refuse: Refuse): Mode {
  if (text === null || text === 'demo') return 'demo';
  if (text !== 'installation')
    refuse('UTFALL_MODE', 'är inget läge.', 'Ange demo för demonstrationen, eller installation.');
  return 'installation';
}

/** Over plain HTTP only on this computer: a session that travels open can be taken over, and browsers have no passkeys there. */
function readAddress(text: string | null, refuse: Refuse): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (
    url === null ||
    !isSafe ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  ) {
    refuse(
      'UTFALL_ADDRESS',
      'är ingen adress som Utfall kan nås på.',
      'Ange den utan sökväg och med https, till exempel https://utfall.regionen.se.',
    );
    return null;
  }
  return url.origin;
}

function readMail(url: string | null, from: string | null, refuse: Refuse): SignInSettings['mail'] {
  if (url === null) return null;
  const isSmtp = URL.canParse(url) && ['smtp:', 'smtps:'].includes(new URL(url).protocol);
  if (!isSmtp)
    refuse(
      'UTFALL_SMTP_URL',
      'är ingen adress till en e-postserver.',
      'Skriv smtps://användare:lösenord@server:465 eller smtp://server:587.',
    );
  if (from === null || !/^[^\r\n]*@[^\r\n]+$/.test(from)) {
    refuse(
      'UTFALL_MAIL_FROM',
      'behövs när e-post skickas.',
      'Skriv adressen som breven kommer från, till exempel Utfall <utfall@regionen.se>.',
    );
    return null;
  }
  return { url, from };
}
