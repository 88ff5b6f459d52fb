// The only way out to the provider: to addresses that it names itself in its own description, over https, without following
// redirects, for some seconds and for some hundred kilobytes. Nothing that a visitor sends chooses an address.
import { isLoopback } from '../../../core/loopback.ts';
import { ProviderDown } from './identity-provider.ts';

/** A description with everything in it is some ten kilobytes, keys and tokens are less. */
const MOST_BYTES = 512 * 1024;
export const WAIT_SECONDS = 8;

/** As openid-client calls it. */
export type ProviderFetch = (url: string, options: ProviderRequest) => Promise<Response>;
interface ProviderRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** `isAllowed`: of the addresses known so far. */
export function createProviderFetch(isAllowed: (url: string) => boolean): ProviderFetch {
  return async (url, { method, headers, body, signal }) => {
    if (!isAllowed(url)) throw new ProviderDown('address-not-its-own');
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined || body === null ? {} : { body: body as BodyInit }),
      redirect: 'manual',
      signal: signal ?? AbortSignal.timeout(WAIT_SECONDS * 1000),
    });
    const { status, statusText, headers: answered } = response;
    const bytes = await readAtMost(response);
    return new Response(status === 204 || status === 304 ? null : bytes, {
      status: status < 200 ? 502 : status,
      statusText,
      headers: answered,
    });
  };
}

async function readAtMost({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) throw new ProviderDown('answer-too-long');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** https; plain http only from a provider on this machine to itself. */
export function isSafeAddress(url: string, issuer: URL): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && issuer.protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
