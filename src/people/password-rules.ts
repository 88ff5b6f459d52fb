// Which passwords are refused, and why. Length and what is known to be guessed, no rules of composition: NIST SP 800-63B-4,
// section 3.1.1, and OWASP ASVS 5.0, chapter 6.2. The list of leaked passwords comes in as a question; see assets/README.md.
import { hasIdentityNumber } from '../core/identity-number.ts';

/** Characters, as people count them. A second step is always asked for. */
export const SHORTEST_PASSWORD = 12;
/** ASVS 6.2.9 asks for at least 64; a limit there has to be, because hashing costs. */
export const LONGEST_PASSWORD = 128;

export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'identity-number'
  | 'leaked'
  | 'about-you'
  | 'repeated';

export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
}

/** Words that someone who knows the product and the region would guess first; in lower case. */
const OWN_WORDS = [
  'utfall',
  'hälsoval',
  'halsoval',
  'vårdval',
  'vardval',
  'hälsocentral',
  'halsocentral',
  'region',
];

/** What is left when the guessable words are taken away has to be worth something itself. */
const LEAST_LEFT = 6;
/** Shorter words occur inside others by chance. */
const LEAST_WORD = 4;

/** Null: it may be used. `isLeaked` is asked about texts in lower case; `regions` are the names of the installation's regions. */
export function judgePassword(
  password: string,
  owner: PasswordOwner,
  regions: readonly string[],
  isLeaked: (text: string) => boolean,
): PasswordFault | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  if (hasIdentityNumber(password)) return 'identity-number';
  const plain = password.toLocaleLowerCase('sv');
  if (isRepeated(plain)) return 'repeated';
  if (isLeaked(plain) || isLeaked(withoutEdges(plain))) return 'leaked';
  return isAbout(plain, [...wordsOf(owner, regions), ...OWN_WORDS]) ? 'about-you' : null;
}

/** "abcabcabcabc": as easy to guess as its part. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1+.{0,2}$/su.test(text);
}

/** "!sommar2024!" → "sommar": digits and signs around a listed word are the first thing that is tried. */
function withoutEdges(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function wordsOf({ name, email }: PasswordOwner, regions: readonly string[]): readonly string[] {
  return [name, email.split('@')[0] ?? '', email.split('@')[1]?.split('.')[0] ?? '', ...regions]
    .flatMap((text) => text.toLocaleLowerCase('sv').split(/[^\p{L}]+/u))
    .filter((word) => word.length >= LEAST_WORD);
}

function isAbout(password: string, words: readonly string[]): boolean {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), password);
  return left !== password && left.replace(/[^\p{L}]/gu, '').length < LEAST_LEFT;
}
