// Plants one error of a known class in a correct passage, by the words on its surface and without asking the proofreader.
// Each mutation says which codes are right for it. What is planted must be an error for certain, whatever else is in the text.

export interface Mutation {
  readonly name: string;
  readonly codes: readonly string[];
  /** The changed text, or null when the passage has no place for this error. */
  readonly plant: (text: string) => string | null;
}

/** Replaces the first match; null when there is none. */
function swap(pattern: RegExp, change: (...groups: string[]) => string | null): Mutation['plant'] {
  return (text) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    const changed = change(...match.map((group) => group ?? ''));
    if (changed === null || changed === match[0]) return null;
    return text.slice(0, match.index) + changed + text.slice(match.index + match[0].length);
  };
}

const number = (text: string) => Number(text.replace(/[ \u00a0]/gu, '').replace(',', '.'));
const N = '(\\d{1,3}(?: \\d{3})+|\\d+(?:,\\d+)?)';

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'procentenheter skrivs som procent',
    codes: ['percent-for-points'],
    plant: swap(new RegExp(`(\\d+) procentenheter, från ${N} till ${N} procent`, 'u'), (all) =>
      all.replace('procentenheter', 'procent'),
    ),
  },
  {
    name: 'förändringens tal ändras',
    codes: ['change-arithmetic'],
    plant: swap(
      new RegExp(`(ökade|minskade) med (\\d+) procent, från ${N} till ${N}`, 'u'),
      (all, _verb, amount) => all.replace(`${amount} procent`, `${Number(amount) + 9} procent`),
    ),
  },
  {
    name: 'ökade och minskade byter plats',
    codes: ['direction-word'],
    plant: swap(
      new RegExp(`(ökade|minskade|steg|sjönk) från ${N}(?: procent)? till ${N}`, 'u'),
      (all, verb, from, to) =>
        number(from ?? '') === number(to ?? '')
          ? null
          : all.replace(
              verb ?? '',
              { ökade: 'minskade', minskade: 'ökade', steg: 'sjönk', sjönk: 'steg' }[verb ?? ''] ?? '',
            ),
    ),
  },
  {
    name: 'andelen bredvid k av n ändras',
    codes: ['share-of-count', 'impossible-share'],
    plant: swap(/(\d+) av (\d+) (\p{L}+) \((\d+) procent\)/u, (all, _k, _n, _noun, share) =>
      all.replace(`(${share} procent)`, `(${(Number(share) + 40) % 100} procent)`),
    ),
  },
  {
    name: 'återstoden ändras',
    codes: ['parts-do-not-sum', 'rounding'],
    // Not "övriga 14 tabeller" and the like, where no whole is named.
    plant: swap(
      /övriga (\d+|tolv|tretton)(?= (?:att|ligger|är|nej|procent|har|saknar|bemötande))/u,
      (all, rest) => (/^\d+$/u.test(rest ?? '') ? all.replace(rest ?? '', String(Number(rest) + 4)) : null),
    ),
  },
  {
    name: 'målet sägs nås fast det inte nås',
    codes: ['target-word'],
    plant: swap(/Målet på \d+ procent nås därmed inte/u, (all) => all.replace(' inte', '')),
  },
  {
    name: 'index får procenttecken',
    codes: ['unit-of-measure'],
    plant: swap(/(ontinuitetsindex[\p{L} ]*? är) (0,\d\d)(?= jämfört|,)/u, (all, lead, value) =>
      all.replace(`${lead} ${value}`, `${lead} ${value} %`),
    ),
  },
  {
    name: 'tabellens summa ändras',
    codes: ['parts-do-not-sum', 'table-integrity'],
    plant: swap(/\| (?:Totalt|Summa) \| (\d{1,3}(?: \d{3})*|\d+) \|/u, (all, sum) =>
      all.replace(sum ?? '', String(number(sum ?? '') + 1_000)),
    ),
  },
  {
    name: 'lägst och högst byter plats',
    codes: ['extreme-contradicted'],
    plant: swap(new RegExp(`varierar mellan ${N} och ${N} procent`, 'u'), (_all, low, high) =>
      low === high ? null : `varierar mellan ${high} och ${low} procent`,
    ),
  },
  {
    name: 'totalen läggs utanför könen',
    codes: ['total-outside-groups'],
    plant: swap(
      /(?:män|pojkar|pojkarna)(?: \p{L}+)? \d+(?:,\d+)? procent[^.]{0,60}?totalt (\d+(?:,\d)?) procent/u,
      (all, total) => all.replace(`totalt ${total}`, 'totalt 99'),
    ),
  },
  {
    name: 'tkr skrivs som mnkr inom parentes',
    codes: ['money-and-scale'],
    plant: swap(/(\d{1,3} \d{3}) tkr(?= )/u, (all, amount) => `${all} (${amount} mnkr)`),
  },
];
