// The cell for sex → total, women, men or unknown. An indicator's own words count too ("flickor" for children).
import type { Sex } from '../core/sex.ts';
import type { Indicator } from '../plan/contract.ts';
import type { Reading } from './finding.ts';
import { error, failed, found } from './finding.ts';
import { quote, wordKey } from './names.ts';

const WORDS = {
  total: ['', 'total', 'totalt', 't', 'alla', 'samtliga', 'båda', 'båda könen', 'kvinnor och män'],
  women: ['women', 'kvinnor', 'kvinna', 'k', 'female', 'flickor', 'flicka', 'girls'],
  men: ['men', 'män', 'man', 'm', 'male', 'pojkar', 'pojke', 'boys'],
  unknown: ['unknown', 'okänt', 'okänt kön', 'uppgift saknas', 'annat'],
} as const satisfies Record<Sex, readonly string[]>;

const SEX_BY_WORD: ReadonlyMap<string, Sex> = new Map(
  (Object.entries(WORDS) as [Sex, readonly string[]][]).flatMap(([sex, words]) =>
    words.map((word) => [word, sex] as const),
  ),
);

export function readSex(text: string, indicator: Indicator): Reading<Sex> {
  const word = wordKey(text);
  const sex = SEX_BY_WORD.get(word);
  if (sex !== undefined) return found(sex);
  if (word === wordKey(indicator.sexNames.women)) return found('women');
  if (word === wordKey(indicator.sexNames.men)) return found('men');
  return failed(
    error(
      'sex-unknown',
      'sex',
      `${quote(text)} är inget av totalt, kvinnor, män och okänt.`,
      'Skriv totalt, kvinnor, män eller okänt. En tom cell betyder totalt.',
    ),
  );
}
