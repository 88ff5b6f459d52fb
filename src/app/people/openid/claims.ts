// Reading claims: a provider may write a value as a text, a number, a list of them, or deeper down ("realm_access.roles").
import { hasIdentityNumber } from '../../../core/identity-number.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** No id, group or name is longer; a longer value is something else. */
const LONGEST = 300;

/** The claim's values as texts; empty when it is missing. A name with dots is looked for as it stands, then as a path. */
export function claimTexts(claims: Claims, name: string): readonly string[] {
  if (Object.hasOwn(claims, name)) return textsIn(claims[name]);
  return textsIn(name.split('.').reduce<unknown>(inner, claims));
}

function inner(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((each) => inner(each, key));
  return isClaims(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > LONGEST ? [] : [text];
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a text anywhere in it holds a personal identity number: then nothing of it is kept. */
export function holdsIdentityNumber(value: unknown): boolean {
  if (typeof value === 'string') return hasIdentityNumber(value);
  if (Array.isArray(value)) return value.some(holdsIdentityNumber);
  return isClaims(value) && Object.values(value).some(holdsIdentityNumber);
}
