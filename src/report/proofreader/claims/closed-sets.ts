// Lists that are complete because their words leave nothing out: women and men, reached and not reached, yes and no.
import type { Figure } from '../figures/figure.ts';
import { groupsOf } from './groups.ts';
import type { PartsClaim, Whole } from './part-basics.ts';
import {
  findRemainder,
  findWhole,
  isPlain,
  MOST_PARTS,
  partFigures,
  REMAINDER,
  wholeBefore,
} from './part-basics.ts';
import type { Sentence } from './reading.ts';
import { wordAt, wordsBetween } from './reading.ts';

/** Sets of words that together leave nothing out. A list is closed when every group of one set is found. */
const CLOSED_SETS: readonly (readonly RegExp[])[] = [
  [/^helt$/u, /^delvis$/u, /^inte$|^ej$/u],
  [/^(?:nått|når|nådda)$/u, /^delvis$/u, /^inte$|^ej$/u],
  [
    /^(?:slutförda|slutfört|slutförd|klara|avslutade|genomförda)$/u,
    /^(?:pågår|pågående)$/u,
    /^(?:påbörjade|påbörjad|påbörjat|försenade)$/u,
  ],
  [/^(?:uppfyllda|uppnådda|nådda)$/u, /^delvis$/u, /^(?:inte|ej)$/u],
  [/^gröna$/u, /^gula$/u, /^röda$/u],
  [/^positiva$/u, /^negativa$/u, /^(?:ställning|neutrala|tveksamma)$/u],
  [/^ja$/u, /^delvis$/u, /^nej$/u],
  [/^ja$/u, /^nej$/u, /^vet$/u],
  [/^tid$/u, /^påminnelse$/u],
  [/^planerade$/u, /^akuta$/u],
  [/^(?:privata|privat)$/u, /^(?:regionen|regiondrivna|offentliga|regi)$/u],
];

export function closedSet(
  sentence: Sentence,
  previous: Sentence | null,
  next: Sentence | null,
): PartsClaim | null {
  const last = sentence.values.at(-1);
  if (last === undefined || findRemainder(sentence) !== null) return null;
  if (wordsBetween(sentence, last.last + 1, sentence.to).some((word) => REMAINDER.test(word))) return null;
  return pairOfSexes(sentence, next) ?? setOfStatuses(sentence, previous, next);
}

function pairOfSexes(sentence: Sentence, next: Sentence | null): PartsClaim | null {
  const groups = groupsOf(sentence);
  const of = (name: string) =>
    sentence.values.filter((figure) => groups.get(figure) === name && isPlain(figure));
  const [women, ...moreWomen] = of('women');
  const [men, ...moreMen] = of('men');
  if (women === undefined || men === undefined || moreWomen.length + moreMen.length > 0) return null;
  const first = women.first < men.first ? women : men;
  const wholes = sentence.values.filter(
    (figure) => figure.last < first.first && isPlain(figure) && figure.hedge === null,
  );
  const [whole] = wholes;
  const isPerson = (figure: Figure) =>
    figure.noun === '' || /^(?:kvinnor|män|flickor|pojkar|barn|personer)$/u.test(figure.noun);
  if (whole === undefined || wholes.length !== 1 || !isPerson(women) || !isPerson(men)) return null;
  const second = first === women ? men : women;
  const more = sentence.values.filter((figure) => figure.first > second.last && isPlain(figure));
  if (whole.value < women.value || whole.value < men.value) return null;
  if (whole.value > 2 * (women.value + men.value)) return null;
  // The rest may be told afterwards: "… i 10 ärenden saknas uppgift."
  const rest = next === null ? [] : next.values.filter((figure) => isPlain(figure));
  if (more.length === 0 && rest.some((figure) => figure.value + women.value + men.value === whole.value))
    return null;
  return {
    sentence,
    parts: [women, men, ...more],
    whole,
    wholeSentence: sentence,
    anchor: whole,
    closedBy: 'pair',
  };
}

/** "28 enheter, 12 privata och 16 offentliga": enough of a head when the set itself is closed. */
function wholeBeforeComma(sentence: Sentence): Whole | null {
  const [whole] = sentence.values;
  const isHead = whole?.unit === 'count' && whole.hedge === null && wordAt(sentence, whole.last + 1) === ',';
  return isHead ? { whole, sentence } : null;
}

function setOfStatuses(
  sentence: Sentence,
  previous: Sentence | null,
  next: Sentence | null,
): PartsClaim | null {
  const last = sentence.values.at(-1);
  if (last === undefined) return null;
  const own = findWhole(sentence, last) ?? wholeBeforeComma(sentence);
  const head = own ?? wholeBefore(previous, last);
  if (head === null) return null;
  const from = head.sentence === sentence ? head.whole.last : sentence.from - 1;
  const parts = partFigures(sentence, from, head.whole);
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  const tails = parts.map((figure, index) =>
    wordsBetween(sentence, figure.first, parts[index + 1]?.first ?? Math.min(sentence.to, figure.last + 9)),
  );
  const isClosed = CLOSED_SETS.some(
    (set) =>
      set.length <= parts.length &&
      set.every((pattern) => tails.some((words) => words.some((word) => pattern.test(word)))),
  );
  if (!isClosed) return null;
  const rest = next === null ? [] : next.values.filter((figure) => isPlain(figure));
  const sum = parts.reduce((total, figure) => total + figure.value, 0);
  if (
    rest.length > 0 &&
    sum < head.whole.value &&
    rest.some((figure) => figure.value + sum === head.whole.value)
  )
    return null;
  return {
    sentence,
    parts,
    whole: head.whole,
    wholeSentence: head.sentence,
    anchor: head.whole,
    closedBy: 'statuses',
  };
}
