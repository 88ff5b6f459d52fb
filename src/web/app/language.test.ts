import { expect, it } from 'vitest';
import { languageOf, otherLanguageHref } from './language.tsx';

it.each([
  ['/', 'sv', '/en'],
  ['/en', 'en', '/'],
  ['/vasterbotten/2023?status=partly#i-telefon', 'sv', '/en/vasterbotten/2023?status=partly#i-telefon'],
  ['/en/vasterbotten/2023/mal/5', 'en', '/vasterbotten/2023/mal/5'],
  ['/enkoping/2023', 'sv', '/en/enkoping/2023'],
])('%s is in %s, and the same page in the other language is %s', (href, language, other) => {
  expect(languageOf(href.split(/[?#]/)[0] ?? '')).toBe(language);
  expect(otherLanguageHref(href)).toBe(other);
});
