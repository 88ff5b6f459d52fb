// Words that say what a figure does: change, comparison, group, time. Lists of the language; a measure's direction is
// known only for words where more or less is better in every report, else it is unknown and nothing is claimed.

export type Tendency = 'up' | 'down' | 'same' | 'better' | 'worse' | 'any';

interface ChangeWord {
  readonly tendency: Tendency;
  readonly isNoun: boolean;
}

const forms = (tendency: Tendency, isNoun: boolean, list: string): [string, ChangeWord][] =>
  list
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [word, { tendency, isNoun }]);

const CHANGE_WORDS: ReadonlyMap<string, ChangeWord> = new Map([
  ...forms(
    'up',
    false,
    `öka ökar ökade ökat ökas ökades ökats stiger steg stigit stiga höjer höjde höjdes höjts höjt växer växte vuxit
     tilltar tilltog ökad ökande ökade stigande fler högre större mer`,
  ),
  ...forms(
    'up',
    true,
    'ökning ökningen ökningar uppgång uppgången höjning höjningen tillväxt tillväxten uppräkning förlängning utökning',
  ),
  ...forms(
    'down',
    false,
    `minska minskar minskade minskat minskas minskades minskats sjunker sjönk sjunkit sjunka sänker sänkte sänktes sänkts
     faller föll fallit krymper krympte krympt minskad minskande sjunkande kortades kortats förkortades reducerades
     reducerats avtog avtagit färre lägre mindre`,
  ),
  ...forms(
    'down',
    true,
    'minskning minskningen minskningar nedgång nedgången sänkning sänkningen tapp tappet reduktion reduktionen förkortning neddragning',
  ),
  ...forms('same', false, 'oförändrad oförändrat oförändrade'),
  ...forms('better', false, 'förbättrats förbättrades förbättrat förbättrade förbättras bättre'),
  ...forms('better', true, 'förbättring förbättringen'),
  ...forms('worse', false, 'försämrats försämrades försämrat försämrade försämras sämre'),
  ...forms('worse', true, 'försämring försämringen'),
  ...forms(
    'any',
    true,
    'skillnad skillnaden förändring förändringen differens differensen avvikelse avvikelsen',
  ),
  ...forms('any', false, 'förändrats förändrades förändrad'),
]);

/** Comparatives can stand after an amount ("15 procent fler") or before "än". */
export const COMPARATIVES: ReadonlyMap<string, Tendency> = new Map<string, Tendency>([
  ['fler', 'up'],
  ['flera', 'any'],
  ['färre', 'down'],
  ['högre', 'up'],
  ['lägre', 'down'],
  ['större', 'up'],
  ['mindre', 'down'],
  ['mer', 'up'],
  ['längre', 'up'],
  ['kortare', 'down'],
  ['dyrare', 'up'],
  ['billigare', 'down'],
  ['bättre', 'better'],
  ['sämre', 'worse'],
]);

/** The change that the word tells, with "gick ned" and "gått upp" read as two words. */
export function changeWord(word: string, before: string): ChangeWord | null {
  if (['ned', 'ner'].includes(word) && /^(gick|gått|går)$/u.test(before))
    return { tendency: 'down', isNoun: false };
  if (word === 'upp' && /^(gick|gått|går)$/u.test(before)) return { tendency: 'up', isNoun: false };
  if (word === 'nivå' && before === 'samma') return { tendency: 'same', isNoun: false };
  return CHANGE_WORDS.get(word) ?? compoundChange(word);
}

/** "prisökningen", "kostnadsminskning": the last part says which way. */
function compoundChange(word: string): ChangeWord | null {
  const part = /(ökning|höjning|minskning|sänkning|nedgång|uppgång)(?:en|ar|arna|ens)?$/u.exec(word)?.[1];
  // "undersökningar" and "ansökan" only look like it.
  if (part === undefined || /(?:under|an|upp|efter|hem|för|be|mål)sökning|^sökning/u.test(word)) return null;
  return { tendency: /^(?:ökning|höjning|uppgång)$/u.test(part) ? 'up' : 'down', isNoun: true };
}

const LOWER_IS_BETTER =
  /sjukfrånvaro|väntetid|medelväntetid|kötid|hba1c|hyrläkar|hyrkostnad|inhyrd|fallskad|vårdskad|trycksår|avvikelse|antibiotika|recept|rök(er|are|ning)|underskott|utsläpp|matsvinn|väntande|restid|responstid|personalomsättning|klagomål|kostnad|överbeläggning|ohälsotal|utlokaliserade|återinläggning|dödlighet|svarstid/u;
const HIGHER_IS_BETTER =
  /tillgänglighet|nöjd|kontinuitet|hme|engagemang|täckningsgrad|vaccin|svarsfrekvens|medarbetarindex|hållbart|hembesök|föräldrastöd|punktlighet|efterkontroll|självskattad|hälsoundersökning|medicinsk bedömning|bedömning inom|kontakt samma dag|läkarkontakt|inom vårdgarantin|cellprov|mammografi|besvarade samtal|inom 90 dagar|inom 30 dagar|tid i tid/u;

/** Which way is better, judged from the words around; null when they do not say, or say both. */
export function betterDirection(text: string): 'higher' | 'lower' | null {
  const lower = text.toLowerCase();
  const isLower = LOWER_IS_BETTER.test(lower);
  const isHigher = HIGHER_IS_BETTER.test(lower);
  return isLower === isHigher ? null : isLower ? 'lower' : 'higher';
}

/** Measures whose values are index numbers: never per cent, never percentage points (language.md, Per cent). */
export const INDEX_WORD =
  /(?:^|[^\p{L}])(?:\p{L}*index(?:et|ets)?|coc(?:-index(?:et)?)?|cni|hme)(?![\p{L}])/u;

/** Words that say a value belongs to the time before. */
export const PREVIOUS_TIME = [
  ['året', 'innan'],
  ['året', 'före'],
  ['året', 'dessförinnan'],
  ['föregående', 'år'],
  ['föregående', 'mätning'],
  ['föregående', 'period'],
  ['förra', 'året'],
  ['förra', 'mätningen'],
  ['förra', 'sommaren'],
  ['år', 'tidigare'],
  ['år', 'sedan'],
  ['i', 'fjol'],
  ['säsongen', 'innan'],
] as const;

export const CURRENT_TIME = [
  ['i', 'år'],
  ['är', 'nu'],
  ['och', 'nu'],
  ['detta', 'år'],
] as const;

/** Before a range these say that it is spread between units, not change over time. */
export const SPREAD_WORDS = new Set(
  'varierar varierade varierat variera variation variationen spridning spridningen spänner spann skiljer skilde skiljde mellan ligger låg lägst högst sträcker sträckte pendlar pendlade'.split(
    ' ',
  ),
);
