// Whom a figure is about, when the words beside it say so: women or men (girls, boys), private or public, or the total.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt } from './reading.ts';

export type GroupName = 'women' | 'men' | 'private' | 'public' | 'total';

const GROUP_WORDS: readonly (readonly [GroupName, RegExp])[] = [
  ['women', /^(?:kvinnor|kvinnorna|kvinnors|kvinna|flickor|flickorna|flickors|flicka)$/u],
  ['men', /^(?:män|männen|mäns|man|pojkar|pojkarna|pojkars|pojke)$/u],
  ['private', /^(?:privat|privata|privatdrivna|externa)$/u],
  ['public', /^(?:regiondrivna|offentliga|egenregi|regionens)$/u],
  ['total', /^(?:totalt|totala|total|sammantaget|sammanvägt|samtliga|alla|helhet|hela)$/u],
];

export function groupOf(word: string): GroupName | null {
  for (const [name, pattern] of GROUP_WORDS) if (pattern.test(word)) return name;
  return null;
}

interface GroupMark {
  readonly name: GroupName;
  readonly at: number;
}

const cache = new WeakMap<Sentence, ReadonlyMap<Figure, GroupName>>();

/** Each value figure with the group named just after it ("75 procent för kvinnor") or last before it. */
export function groupsOf(sentence: Sentence): ReadonlyMap<Figure, GroupName> {
  const known = cache.get(sentence);
  if (known !== undefined) return known;
  const marks: GroupMark[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const name = groupOf(wordAt(sentence, at));
    if (name !== null && isGroup(sentence, at, name)) marks.push({ name, at });
  }
  const groups = new Map<Figure, GroupName>();
  const taken = new Set<GroupMark>();
  sentence.values.forEach((figure, index) => {
    const counted = figure.noun === '' ? null : groupOf(figure.noun);
    const led = marks.find(
      ({ at }) => at === figure.first - 1 || (at === figure.first - 2 && wordAt(sentence, at + 1) === ':'),
    );
    const own = counted ?? led?.name ?? null;
    if (own !== null) {
      groups.set(figure, own);
      if (led !== undefined) taken.add(led);
      return;
    }
    const until = sentence.values[index + 1]?.first ?? sentence.to;
    const after = marks.find(({ at }) => at > figure.last && at < until && at <= figure.last + 4);
    if (after === undefined || !leadsBack(sentence, figure, after)) return;
    groups.set(figure, after.name);
    taken.add(after);
  });
  sentence.values.forEach((figure, index) => {
    if (groups.has(figure)) return;
    const from = sentence.values[index - 1]?.last ?? sentence.from - 1;
    const before = marks
      .filter((mark) => mark.at > from && mark.at < figure.first && !taken.has(mark))
      .at(-1);
    if (before !== undefined) groups.set(figure, before.name);
  });
  cache.set(sentence, groups);
  return groups;
}

function isGroup(sentence: Sentence, at: number, name: GroupName): boolean {
  const word = wordAt(sentence, at);
  const next = wordAt(sentence, at + 1);
  if (word === 'man') return wordAt(sentence, at - 1) === 'en';
  if (word === 'hela') return ['länet', 'regionen', 'gruppen', 'befolkningen'].includes(next);
  if (word === 'helhet') return wordAt(sentence, at - 1) === 'som';
  if (word === 'regionens') return next === 'egna';
  if (word === 'alla' && wordAt(sentence, at - 1) !== 'för') return false;
  if (name === 'total' && (word === 'samtliga' || word === 'alla'))
    return ['', 'är', 'var', 'blev', 'blir', ':', '.'].includes(next);
  return true;
}

/** Between the figure and the group word after it stand only words that tie them: "76 procent för kvinnor". */
function leadsBack(sentence: Sentence, figure: Figure, mark: GroupMark): boolean {
  if (mark.at === figure.last + 1) return true;
  for (let at = figure.last + 1; at < mark.at; at += 1)
    if (
      ![
        'för',
        'bland',
        'av',
        'hos',
        'i',
        'på',
        'länet',
        'regionen',
        'som',
        'de',
        'andel',
        'andelen',
      ].includes(wordAt(sentence, at))
    )
      return false;
  return true;
}
