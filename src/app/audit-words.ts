// What verification of the audit log found, as sentences. Entries themselves are put into words in show-audit.ts.

import type { Language } from '../core/language.ts';
import type { Flaw, Verdict } from '../people/audit-chain.ts';

const FLAW_SENTENCES = {
  sv: {
    removed: 'Posten saknas: en eller flera poster har tagits bort.',
    inserted: 'En post har lagts in som inte hör till kedjan.',
    altered: 'Innehållet är inte det som skrevs.',
    reordered: 'Posten följer inte på den före: poster har bytt plats, eller så har den före bytts ut.',
    mislabelled: 'Uppgifterna som posten söks fram med stämmer inte med innehållet.',
    rewritten: 'Loggen är hel i sig, men är en annan än den som ankaret togs ur.',
  },
  en: {
    removed: 'The entry is missing: one or more entries have been removed.',
    inserted: 'An entry has been put in that does not belong to the chain.',
    altered: 'The content is not what was written.',
    reordered:
      'The entry does not follow the one before: entries have changed places, or the one before was exchanged.',
    mislabelled: 'The details that the entry is looked up by do not agree with its content.',
    rewritten: 'The log is whole in itself, but it is another one than the anchor was taken from.',
  },
} as const satisfies Record<Language, Record<Flaw, string>>;

export function writeVerdict(verdict: Verdict, language: Language): string {
  if (verdict.kind === 'whole')
    return language === 'en'
      ? `The log is whole: ${verdict.count} entries.`
      : `Loggen är hel: ${verdict.count} poster.`;
  const { number, flaw } = verdict;
  const sentence = FLAW_SENTENCES[language][flaw];
  return language === 'en'
    ? `The log has been changed. The first fault is at entry ${number}. ${sentence}`
    : `Loggen har ändrats. Det första felet är vid post ${number}. ${sentence}`;
}
