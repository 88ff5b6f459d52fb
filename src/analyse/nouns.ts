// What a figure is called in a sentence, by the kind of measure: "andelen", "antalet", "indexet". The Swedish subject is the
// indicator's own official name where that begins with Andel or Antal, so that a sentence stands on its own.
import type { Language } from '../core/language.ts';
import type { MeasureKind } from '../core/measure.ts';
import type { Indicator } from '../plan/contract.ts';

const NOUNS = {
  sv: {
    proportion: 'andelen',
    count: 'antalet',
    rate: 'värdet',
    index: 'indexet',
    money: 'beloppet',
    duration: 'tiden',
  },
  en: {
    proportion: 'the share',
    count: 'the number',
    rate: 'the value',
    index: 'the index',
    money: 'the amount',
    duration: 'the time',
  },
} as const satisfies Record<Language, Record<MeasureKind, string>>;

export function nounFor({ kind }: Pick<Indicator, 'kind'>, language: Language): string {
  return NOUNS[language][kind];
}

/**
 * "andelen patienter som får en medicinsk bedömning inom tre dagar", from the name or alias "Andel patienter som får …";
 * null when the indicator has none. A description serves only when it says of whom ("Andel som fått kontakt samma dag").
 */
export function subjectOf({ name, aliases, description, kind }: Indicator): string | null {
  const start = kind === 'proportion' ? 'Andel ' : 'Antal ';
  const isSubject = (text: string) => text.startsWith(start) && !/[()%:;]/.test(text.replace('ASQ:SE', ''));
  const official = [name, ...aliases].filter(isSubject).toSorted((a, b) => b.length - a.length)[0];
  const own =
    official ??
    (isSubject(description) && description.includes(' som ') && !description.includes(',')
      ? description
      : undefined);
  if (own === undefined) return null;
  return `${kind === 'proportion' ? 'andelen' : 'antalet'} ${own.slice(start.length).replace(/\.$/, '')}`;
}
