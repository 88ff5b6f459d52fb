// Indicators that regions call by the same name although they mean different things: which, and what differs.
import type { Language } from '../core/language.ts';
import type { ComparisonPage } from '../http/contract.ts';
import type { Meaning } from '../plan/contract.ts';
import type { Member } from './comparison-members.ts';

type Apart = ComparisonPage['apart'][number];

/** Two indicators are namesakes when a name or alias of one is a name or alias of the other. */
export function namesakesApart(members: readonly Member[], language: Language): Apart[] {
  const groups: { names: Set<string>; members: Member[] }[] = [];
  for (const member of members) {
    const names = namesOf(member);
    const group = groups.find((candidate) => names.some((name) => candidate.names.has(name)));
    if (group === undefined) groups.push({ names: new Set(names), members: [member] });
    else {
      for (const name of names) group.names.add(name);
      group.members.push(member);
    }
  }
  return groups
    .map((group) => group.members)
    .filter(
      (group) =>
        new Set(group.map(({ region }) => region.id)).size > 1 &&
        new Set(group.map(({ indicator }) => indicator.meaning.fingerprint)).size > 1,
    )
    .map((group) => tellApart(group, language));
}

function namesOf({ indicator }: Member): readonly string[] {
  return [indicator.name, ...indicator.aliases].map((name) =>
    name.toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim(),
  );
}

function tellApart(group: readonly Member[], language: Language): Apart {
  return {
    name: group[0]?.indicator.name ?? '',
    reason: writeReason(group, language),
    members: group.map(({ region, indicator }) => ({
      region: region.name,
      regionId: region.id,
      indicatorId: indicator.id,
      name: indicator.name,
      definition: writeDefinition(indicator.meaning, language),
    })),
  };
}

type Part = 'population' | 'numerator' | 'denominator' | 'exclusions' | 'window';

const PART_WORDS = {
  sv: {
    population: 'vilka som räknas',
    numerator: 'täljaren',
    denominator: 'nämnaren',
    exclusions: 'vad som undantas',
    window: 'tidsfönstret',
  },
  en: {
    population: 'who is counted',
    numerator: 'the numerator',
    denominator: 'the denominator',
    exclusions: 'what is left out',
    window: 'the time window',
  },
} as const satisfies Record<Language, Record<Part, string>>;

function writeReason(group: readonly Member[], language: Language): string {
  const parts = (Object.keys(PART_WORDS.sv) as Part[]).filter(
    (part) => new Set(group.map(({ indicator }) => indicator.meaning[part])).size > 1,
  );
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    parts.map((part) => PART_WORDS[language][part]),
  );
  if (parts.length === 0)
    return language === 'sv'
      ? 'Regionerna har inte sagt att definitionen är densamma.'
      : 'The regions have not stated that the definition is the same.';
  return language === 'sv' ? `Definitionerna skiljer sig: ${list}.` : `The definitions differ: ${list}.`;
}

function writeDefinition({ numerator, denominator, population }: Meaning, language: Language): string {
  const words =
    language === 'sv'
      ? { numerator: 'Täljare', denominator: 'Nämnare', population: 'Vilka' }
      : { numerator: 'Numerator', denominator: 'Denominator', population: 'Who' };
  return [
    population === '' ? '' : `${words.population}: ${population}.`,
    numerator === '' ? '' : `${words.numerator}: ${numerator}.`,
    denominator === '' ? '' : `${words.denominator}: ${denominator}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/\.\./g, '.');
}
