// Claims of level: what a sentence says that one measure was, for one group and time. The key is strict – every content
// word, name, year and unit must agree – because two measures with nearly the same name are the rule in these reports.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt } from './reading.ts';
import type { RoledFigure } from './roles.ts';
import { rolesOf } from './roles.ts';

export interface LevelClaim {
  readonly sentence: Sentence;
  readonly figure: Figure;
  readonly key: string;
  readonly hasTime: boolean;
}

const STOP = new Set(
  `antal antalet den det de denna detta som att är var blev blir har hade uppgick uppgår uppgått låg ligger till under i på av för
   vid hos från och en ett totalt sammanlagt sammantaget sammanfattningsvis alltså därmed således cirka ca drygt knappt
   ungefär framgår bokslutet står inledningen fanns finns det utgjorde motsvarade anges angavs redovisar redovisade
   redovisas bilagan senaste senast gäller gällde avser nästan omkring runt slutet utgången också år`.split(
    /\s+/,
  ),
);

/** Words that mean what the heading or the sentence before says: alone they tell no measure from another. */
const GENERIC =
  /^(?:värde|utfall|resultat|andel|nivå|niv|siffra|siffr|uppgift|medelvärde|genomsnitt|totalt|region|län)$/u;

/** With such a word the sentence is about a part, a plan or a comparison, and no plain level. */
const NOT_PLAIN = new Set(
  `övriga resterande ytterligare därutöver nya fler färre högre lägre mer mindre än jämfört mot varav respektive ska väntas
   beräknas prognos prognosen budget budgeterat budgeterade mål målet målvärdet minst högst lägst bland varierar mellan
   inte ej ingen inga utom vissa några flera ena andra varje vardera snitt per`.split(/\s+/),
);

export function findLevels(sentences: readonly Sentence[]): LevelClaim[] {
  return sentences.flatMap((sentence) => {
    const roled = rolesOf(sentence);
    const levels = roled.filter(({ role }) => role === 'level');
    const [only] = levels;
    if (only === undefined || roled[0] !== only || !isPlain(sentence, only, roled)) return [];
    const claim = keyOf(sentence, only.figure);
    return claim === null ? [] : [claim];
  });
}

function isPlain(sentence: Sentence, { figure }: RoledFigure, roled: readonly RoledFigure[]): boolean {
  if (figure.isArticle || figure.isRangeEnd || figure.unit === 'points') return false;
  if (figure.isWord && figure.unit !== 'percent') return false;
  const others = roled.filter((each) => each.figure !== figure);
  return others.every(
    (other) => other.role === 'change' || sentence.tokens[other.figure.first - 1]?.text === '(',
  );
}

/** Content words of the clause, sorted; null when there is too little to tell one measure from another. */
function keyOf(sentence: Sentence, figure: Figure): LevelClaim | null {
  const from = clauseStart(sentence, figure.first);
  const to = clauseEnd(sentence, figure.last + 1);
  const words: string[] = [];
  const times: string[] = [];
  for (let at = from; at < to; at += 1) {
    const token = sentence.tokens[at];
    if (token === undefined || (at >= figure.first && at <= figure.last)) continue;
    if (NOT_PLAIN.has(token.lower)) return null;
    if (token.kind === 'number' || token.kind === 'code') times.push(token.text);
    else if (token.kind === 'word' && !STOP.has(token.lower)) words.push(stem(token.lower));
  }
  if (figure.noun !== '') words.push(stem(figure.noun));
  const unique = [...new Set(words)].sort();
  const years = times.filter((time) => /^(?:19|20)\d{2}/u.test(time));
  const hasTime = years.length > 0;
  const isTelling =
    unique.length >= (hasTime ? 2 : 3) || (hasTime && unique.some((word) => word.length >= 7));
  if (unique.every((word) => GENERIC.test(word))) return null;
  if (!isTelling || times.length > years.length) return null;
  const unit =
    figure.unit === 'bare' || figure.unit === 'count'
      ? 'number'
      : `${figure.unit} ${figure.unit === 'duration' ? figure.noun : ''}`;
  return { sentence, figure, key: `${unit}|${years.sort().join(' ')}|${unique.join(' ')}`, hasTime };
}

/** After "att" or ":" a new statement begins: "… är en förklaring till att medelväntetiden var 43 dagar". */
function clauseStart(sentence: Sentence, before: number): number {
  for (let at = before - 1; at >= sentence.from; at -= 1)
    if (['att', ':', ';'].includes(wordAt(sentence, at))) return at + 1;
  return sentence.from;
}

function clauseEnd(sentence: Sentence, from: number): number {
  for (let at = from; at < sentence.to; at += 1)
    if ([',', ';', '.', '(', 'enligt', 'vilket', 'men'].includes(wordAt(sentence, at))) return at;
  return sentence.to;
}

/** "besöken" and "besök" meet; short words are left as they are. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:erna|arna|orna|ens|ets|en|et|er|ar|or|na|s|t|n)$/u, '');
}
