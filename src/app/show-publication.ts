// What publishing a year means for figures of few persons, told to whoever is about to publish: how many the public does not see,
// why, and how many earlier publications have told of already.

import { PUBLIC_RULE } from '../analyse/disclosure/rules.ts';
import type { WithheldBecause } from '../analyse/disclosure/withhold.ts';
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import type { PublicationPage } from '../http/contract.ts';
import { planOf } from './definitions.ts';
import type { World } from './world.ts';

/** Throws NotFound for the region and the year, NotJudged when it can't be worked out. */
export async function showPublication(
  world: World,
  { regionId, year }: { readonly regionId: string; readonly year: number },
  language: Language,
): Promise<PublicationPage> {
  planOf(await world.definitions.region(regionId), year);
  const figures = await world.observations.current({
    regionId,
    from: `${year}-01-01`,
    before: `${year + 1}-01-01`,
  });
  const { withheld, exposed } = await world.releases.of(regionId);
  const open = figures.filter(
    ({ group, outcome }) => outcome.kind === 'figure' && !PUBLIC_RULE.closed.includes(group.kind),
  );
  const reasons = Map.groupBy(
    open.flatMap(({ id }) => withheld.get(id) ?? []),
    (because) => because,
  );
  const hidden = open.filter(({ id }) => withheld.has(id)).length;
  const known = figures.filter(({ id }) => exposed.has(id)).length;
  const say = WORDS[language];
  return {
    regionId,
    year,
    figures: open.length,
    withheld: hidden,
    exposed: known,
    text: hidden === 0 ? say.none(year) : say.withheld(hidden, open.length, year),
    reasons: TOLD.flatMap((because) => {
      const count = reasons.get(because)?.length ?? 0;
      return count === 0 ? [] : [{ because, count, text: say[because](count) }];
    }),
    exposedText: known === 0 ? '' : say.exposed(known),
  };
}

const TOLD = ['few', 'protects', 'uncounted', 'extreme'] as const satisfies readonly WithheldBecause[];

interface Words extends Record<(typeof TOLD)[number], (count: number) => string> {
  none(year: number): string;
  withheld(count: number, of: number, year: number): string;
  exposed(count: number): string;
}

const start = (count: number, language: Language) => capitalise(writeCount(count, language));

const WORDS = {
  sv: {
    none: (year) => `Alla siffror för ${year} visas för allmänheten. Ingen av dem bygger på för få.`,
    withheld: (count, of, year) =>
      `Av ${writeCount(of, 'sv')} siffror för ${year} visas ${writeCount(count, 'sv')} inte för allmänheten. I deras ställe står ”för få för att visas”.`,
    few: (count) => `${start(count, 'sv')} bygger på för få personer.`,
    protects: (count) =>
      `${start(count, 'sv')} döljs för att andra inte ska kunna räknas ut med hjälp av en summa.`,
    uncounted: (count) =>
      `${start(count, 'sv')} kom utan antal, så det går inte att avgöra om de bygger på för få.`,
    extreme: (count) =>
      `${start(count, 'sv')} är lägsta, högsta eller mittersta värdet bland enheter där någon är för liten.`,
    exposed: (count) =>
      count === 1
        ? 'En siffra som bygger på för få kan räknas ut ur det som har visats tidigare. Det går inte att ta tillbaka; ta ställning till det innan du publicerar.'
        : `${start(count, 'sv')} siffror som bygger på för få kan räknas ut ur det som har visats tidigare. Det går inte att ta tillbaka; ta ställning till det innan du publicerar.`,
  },
  en: {
    none: (year) => `All figures for ${year} are shown to the public. None of them rests on too few.`,
    withheld: (count, of, year) =>
      `Of ${writeCount(of, 'en')} figures for ${year}, ${writeCount(count, 'en')} are not shown to the public. In their place stands “too few to show”.`,
    few: (count) => `${start(count, 'en')} rest on too few persons.`,
    protects: (count) =>
      `${start(count, 'en')} are hidden so that others can’t be worked out by means of a sum.`,
    uncounted: (count) =>
      `${start(count, 'en')} came without counts, so whether they rest on too few can’t be told.`,
    extreme: (count) =>
      `${start(count, 'en')} are the lowest, highest or middle value among units of which one is too small.`,
    exposed: (count) =>
      `${start(count, 'en')} that rest on too few can be worked out from what has been shown before. That can’t be undone; consider it before you publish.`,
  },
} as const satisfies Record<Language, Words>;
