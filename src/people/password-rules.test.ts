import { describe, expect, it } from 'vitest';
import { judgePassword } from './password-rules.ts';

const LISTED = new Set(['passwordpassword1', 'fotbollsmatch', 'sommar']);
const owner = { name: 'Åsa Lindqvist', email: 'asa.lindqvist@norrlandia.se' };
const judge = (password: string) =>
  judgePassword(password, owner, ['Region Västerbotten'], (text) => LISTED.has(text));

describe('a password', () => {
  it.each([
    ['elva tecken', 'too-short'],
    ['åäöåäöåäöåä', 'too-short'],
    ['😀😁😂🤣😃😄😅😆😉😊😋', 'too-short'],
    [`${'hästen äter gröt '.repeat(8)}`, 'too-long'],
    ['mitt nummer 19121212-1212', 'identity-number'],
    ['PasswordPassword1', 'leaked'],
    ['Fotbollsmatch2024!', 'leaked'],
    ['2024-sommar-2025', 'leaked'],
    ['lindqvist2024!!', 'about-you'],
    ['Utfall-Västerbotten-1', 'about-you'],
    ['norrlandia20242025', 'about-you'],
    ['abcabcabcabcabc', 'repeated'],
    ['111111111111', 'repeated'],
  ])('%j is refused: %s', (password, fault) => {
    expect(judge(password)).toBe(fault);
  });

  it.each([
    'tolv tecken!',
    'häst batteri klammer',
    'åsa lindqvist cyklade till sjön',
    'kaffekoppen på bryggan',
    'xxxyyyzwvutsr',
    'q7#Lw0!vTz9$',
  ])('%j may be used: nothing is asked of which characters it has', (password) => {
    expect(judge(password)).toBeNull();
  });

  it('is counted in characters at its longest too', () => {
    const longest = Array.from({ length: 128 }, (_, index) =>
      String.fromCodePoint(0x1f600 + (index % 61)),
    ).join('');
    expect(judge(longest)).not.toBe('too-long');
    expect(judge(`${longest}x`)).toBe('too-long');
  });
});
