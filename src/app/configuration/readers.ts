// How the text of a setting becomes a value. A refusal says what the text is not and what to write instead; it never repeats
// the text, which may be a password in the wrong place.
import { isIP } from 'node:net';

export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** `text` is trimmed and not empty. */
export type Reader<T> = (text: string) => { readonly value: T } | Refusal;

export function isRefusal<T>(read: { readonly value: T } | Refusal): read is Refusal {
  return 'message' in read;
}

export const readPort: Reader<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? { value: Number(text) }
    : { message: 'är inget portnummer.', hint: 'Ange ett heltal mellan 0 och 65535.' };

export const readHost: Reader<string> = (text) =>
  /[\s/]/.test(text)
    ? {
        message: 'är ingen adress.',
        hint: 'Ange en IP-adress eller ett datornamn, till exempel 127.0.0.1.',
      }
    : { value: text };

/** One of the words, whatever their case. */
export function readWord<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (text) => {
    const value = words.find((word) => word === text.toLowerCase());
    return value === undefined
      ? { message: 'har ett okänt värde.', hint: `Ange ${words.join(' eller ')}.` }
      : { value };
  };
}

export function readText(isNot: string, hint: string): Reader<string> {
  return (text) => (/[\p{Cc}]/u.test(text) ? { message: `är ${isNot}.`, hint } : { value: text });
}

export const readPostgres: Reader<string> = (text) =>
  ['postgres:', 'postgresql:'].includes(protocolOf(text))
    ? { value: text }
    : {
        message: 'är ingen adress till en PostgreSQL-databas.',
        hint: 'Skriv postgres://användare:lösenord@dator:5432/databas; särskilda tecken i lösenordet skrivs som %-koder.',
      };

/** Nothing after the port: the library takes switches there, one of which would let any certificate through. */
export const readMailServer: Reader<string> = (text) =>
  ['smtp:', 'smtps:'].includes(protocolOf(text)) && new URL(text).hostname !== '' && !/[?#]/.test(text)
    ? { value: text }
    : {
        message: 'är ingen adress till en e-postserver.',
        hint: 'Skriv smtps://användare:lösenord@dator:465 eller smtp://dator:587.',
      };

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Origin, no path: what a browser has in its address field. Only https, but on the own machine. */
export const readOwnAddress: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isOrigin(url))
    return {
      message: 'är ingen webbadress utan sökväg.',
      hint: 'Skriv till exempel https://utfall.region.example.',
    };
  if (url.protocol !== 'https:' && !LOOPBACK.includes(url.hostname))
    return {
      message: 'ska börja med https://.',
      hint: 'Sätt en omvänd proxy med TLS framför Utfall; se docs/how-to/operate.md.',
    };
  return { value: url.origin };
};

function isOrigin({ protocol, pathname, search, hash, username }: URL): boolean {
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && `${search}${hash}${username}` === '';
}

/** An issuer may have a path; its exact text is compared with what tokens say. */
export const readOrigin: Reader<string> = (text) =>
  protocolOf(text) === 'https:' || (protocolOf(text) === 'http:' && LOOPBACK.includes(new URL(text).hostname))
    ? { value: text }
    : {
        message: 'är ingen adress som börjar med https://.',
        hint: 'Skriv utfärdarens adress som identitetstjänsten själv anger den (issuer).',
      };

const ADDRESS = String.raw`[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+`;
/** One address, alone or in angle brackets after a name. */
const MAILBOX = new RegExp(`^(?:${ADDRESS}|[^<>"@,;\\p{Cc}]+ <${ADDRESS}>)$`, 'u');

export const readMail: Reader<string> = (text) =>
  MAILBOX.test(text)
    ? { value: text }
    : { message: 'är ingen e-postadress.', hint: 'Skriv till exempel Utfall <utfall@region.example>.' };

/** IP addresses and networks in CIDR form. */
export const readNetworks: Reader<readonly string[]> = (text) => {
  const networks = text.split(/[\s,]+/).filter((part) => part !== '');
  return networks.every(isNetwork)
    ? { value: networks }
    : {
        message: 'har något som varken är en IP-adress eller ett nät.',
        hint: 'Skriv till exempel 127.0.0.1 eller 10.0.0.0/8, åtskilda av kommatecken.',
      };
};

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/** Names or addresses of computers. */
export const readHosts: Reader<readonly string[]> = (text) => {
  const hosts = text.split(/[\s,]+/).filter((part) => part !== '');
  return hosts.every((host) => /^[\w.:-]+$/.test(host))
    ? { value: hosts }
    : {
        message: 'har något som inte är namnet på en dator.',
        hint: 'Skriv till exempel databas.inre.example, åtskilda av kommatecken.',
      };
};

/** A key or token that nobody types daily: long enough that guessing costs more than what it protects. */
export const SHORTEST_SECRET = 20;

export const readLongSecret: Reader<string> = (text) =>
  text.length >= SHORTEST_SECRET && text.length <= 1_000 && !/\p{Cc}/u.test(text)
    ? { value: text }
    : {
        message: 'är för kort, för lång eller har radbrytningar.',
        hint: `Ange minst ${SHORTEST_SECRET} slumpade tecken på en rad.`,
      };

/** 32 bytes in base64, as `openssl rand -base64 32` writes them. */
export const readSecret: Reader<string> = (text) =>
  /^[A-Za-z0-9+/]{43}=?$/.test(text)
    ? { value: text }
    : { message: 'är inte 32 byte i base64.', hint: 'Gör en med: openssl rand -base64 32' };

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
