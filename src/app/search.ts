// Finds indicators, goals, regions and units by the words of their names. Definitions are in memory, so this asks no
// database; a word matches from its beginning, and every word that was typed must match.
import type { Language } from '../core/language.ts';
import type { SearchHits } from '../http/contract.ts';
import type { Plan, Region } from '../plan/contract.ts';
import type { World } from './world.ts';

export interface SearchQuery {
  readonly text: string;
  /** Hits of this region come first; null for all alike. */
  readonly regionId: string | null;
}

type Hit = SearchHits['hits'][number];
interface Candidate {
  readonly hit: Hit;
  readonly regionId: string;
  readonly words: string;
}

const MOST_HITS = 20;

export async function search(world: World, query: SearchQuery, language: Language): Promise<SearchHits> {
  const wanted = words(query.text);
  if (wanted.length === 0) return { hits: [] };
  const candidates = (await world.definitions.regions()).flatMap((region) => candidatesOf(region, language));
  const found = candidates
    .flatMap((candidate) => {
      const rank = rankOf(candidate, wanted);
      return rank === null ? [] : [{ candidate, rank }];
    })
    .toSorted(
      (a, b) =>
        Number(b.candidate.regionId === query.regionId) - Number(a.candidate.regionId === query.regionId) ||
        a.rank - b.rank ||
        a.candidate.hit.title.localeCompare(b.candidate.hit.title, 'sv'),
    );
  return { hits: found.slice(0, MOST_HITS).map(({ candidate }) => candidate.hit) };
}

function candidatesOf(region: Region, language: Language): readonly Candidate[] {
  const newest = region.plans.toSorted((a, b) => b.year - a.year);
  const seen = new Set<string>();
  const [latest] = newest;
  const of = (hit: Hit, text: readonly string[]): Candidate => ({
    hit,
    regionId: region.id,
    words: ` ${words(text.join(' ')).join(' ')}`,
  });
  if (latest === undefined) return [];
  const overview = pathOf(region.id, latest.year);
  const place = of({ kind: 'region', title: region.name, sub: String(latest.year), path: overview }, [
    region.name,
    region.shortName,
  ]);
  const units = region.organisation.units
    .filter((unit) => unit.kind === 'unit')
    .map((unit) =>
      of({ kind: 'unit', title: unit.name, sub: region.name, path: overview }, [unit.name, ...unit.aliases]),
    );
  // The newest plan in which an indicator or goal stands is where its page is.
  const planned = newest.flatMap((plan) =>
    planCandidates(region, plan, language)
      .filter(({ key }) => !seen.has(key) && seen.add(key))
      .map(({ hit, text }) => of(hit, text)),
  );
  return [place, ...planned, ...units];
}

function planCandidates(
  region: Region,
  plan: Plan,
  language: Language,
): readonly { readonly key: string; readonly hit: Hit; readonly text: readonly string[] }[] {
  const sub = `${region.name} ${plan.year}`;
  const base = pathOf(region.id, plan.year);
  return [
    ...plan.indicators.map((indicator) => ({
      key: `indicator:${indicator.id}`,
      hit: {
        kind: 'indicator' as const,
        title: indicator.name,
        sub,
        path: `${base}/indikatorer/${indicator.id}`,
      },
      text: [indicator.name, indicator.description, indicator.source, ...indicator.aliases],
    })),
    ...plan.goals.map((goal) => ({
      key: `goal:${goal.id}`,
      hit: {
        kind: 'goal' as const,
        title: `${language === 'sv' ? 'Mål' : 'Goal'} ${goal.id}. ${goal.name}`,
        sub,
        path: `${base}/mal/${goal.id}`,
      },
      text: ['mål goal', goal.id, goal.name],
    })),
  ];
}

/** The page addresses of the web client (src/web/app/router.tsx), without its language. */
function pathOf(regionId: string, year: number): string {
  return `/${regionId}/${year}`;
}

/** Lower case, without accents except that å, ä and ö are letters of their own in Swedish. */
function words(text: string): readonly string[] {
  return text
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** 0 when the title begins with what was typed, 1 when it holds it, 2 when only other words do; null for no match. */
function rankOf({ hit, words: text }: Candidate, wanted: readonly string[]): number | null {
  if (!wanted.every((word) => text.includes(` ${word}`))) return null;
  const title = ` ${words(hit.title).join(' ')}`;
  if (title.startsWith(` ${wanted.join(' ')}`)) return 0;
  return wanted.every((word) => title.includes(` ${word}`)) ? 1 : 2;
}
