// The proofreader: a pure function from a document (and, where given, the region's data) to findings. Read on in this order:
// figures/ (what is a figure), claims/ (what is said of what), checks/ (what is wrong), findings/ (how it is said).
import { checkAgainstData, findHeld } from './checks/against-data.ts';
import { checkChangeArithmetic } from './checks/change-arithmetic.ts';
import type { Check } from './checks/check.ts';
import { checkCountingWords } from './checks/counting-words.ts';
import { checkDirectionWord } from './checks/direction-word.ts';
import { checkExtremeContradicted } from './checks/extreme-contradicted.ts';
import { checkImpossibleShare } from './checks/impossible-share.ts';
import { checkMoneyAndScale } from './checks/money-and-scale.ts';
import { checkNeighboursContradict } from './checks/neighbours-contradict.ts';
import { checkPartsDoNotSum } from './checks/parts-do-not-sum.ts';
import { checkPercentForPoints } from './checks/percent-for-points.ts';
import { checkRounding } from './checks/rounding.ts';
import { checkSameThingTwoValues } from './checks/same-thing-two-values.ts';
import { checkShareOfCount } from './checks/share-of-count.ts';
import { checkShareWords } from './checks/share-words.ts';
import { checkStaleVerdict } from './checks/stale-verdict.ts';
import { checkStatusAgainstComment } from './checks/status-against-comment.ts';
import { checkTableIntegrity } from './checks/table-integrity.ts';
import { checkTargetWord } from './checks/target-word.ts';
import { checkTotalOutsideGroups } from './checks/total-outside-groups.ts';
import { checkUnitOfMeasure } from './checks/unit-of-measure.ts';
import type { Bound } from './claims/bindings.ts';
import type { Claims } from './claims/claims.ts';
import { makeClaims } from './claims/claims.ts';
import { readDocument } from './claims/reading.ts';
import type { ProofData } from './data.ts';
import type { ProofDocument } from './document.ts';
import type { Finding, FindingCode } from './finding.ts';

/** Every code but against-data, which needs data. A new code does not compile until it has its check. */
const CHECKS = {
  'unit-of-measure': checkUnitOfMeasure,
  'percent-for-points': checkPercentForPoints,
  'change-arithmetic': checkChangeArithmetic,
  'money-and-scale': checkMoneyAndScale,
  'parts-do-not-sum': checkPartsDoNotSum,
  'share-of-count': checkShareOfCount,
  'impossible-share': checkImpossibleShare,
  rounding: checkRounding,
  'share-words': checkShareWords,
  'counting-words': checkCountingWords,
  'direction-word': checkDirectionWord,
  'target-word': checkTargetWord,
  'total-outside-groups': checkTotalOutsideGroups,
  'extreme-contradicted': checkExtremeContradicted,
  'same-thing-two-values': checkSameThingTwoValues,
  'neighbours-contradict': checkNeighboursContradict,
  'stale-verdict': checkStaleVerdict,
  'status-against-comment': checkStatusAgainstComment,
  'table-integrity': checkTableIntegrity,
} as const satisfies Record<Exclude<FindingCode, 'against-data'>, Check>;

/**
 * Findings in the order of the document. Never throws, whatever the text; the same document gives the same findings.
 * With `data` also figures that the region's own values contradict.
 */
export function proofread(document: ProofDocument, data?: ProofData): readonly Finding[] {
  return proofreadClosely(document, data).findings;
}

export interface CloseReading {
  readonly findings: readonly Finding[];
  /** How many figures the text holds that something is said with. */
  readonly figureCount: number;
  /** Figures that the region's values bear out; empty without data. */
  readonly held: readonly Bound[];
}

/** The same, with what stood the test. */
export function proofreadClosely(document: ProofDocument, data?: ProofData): CloseReading {
  const claims = makeClaims(readDocument(document));
  const findings = Object.values(CHECKS).flatMap((check) => [...check(claims)]);
  if (data !== undefined) findings.push(...checkAgainstData(claims, data));
  return {
    findings: inOrder(onePerPlace(findings)),
    figureCount: countFigures(claims),
    held: data === undefined ? [] : findHeld(claims, data),
  };
}

/** In sentences and in the cells of tables; "en" and "ett" are mostly no numbers. */
function countFigures({ reading, tables }: Claims): number {
  const inText = reading.sentences.flatMap(({ values }) => values.filter(({ isArticle }) => !isArticle));
  const inCells = tables.flatMap(({ rows }) => rows.flat().filter(({ figure }) => figure !== null));
  return inText.length + inCells.length;
}

/** What is found first in the order of CHECKS explains a place best; a second finding on the same words is noise. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  const taken = new Set<string>();
  return findings.filter(({ line, column, quote }) => {
    const place = `${line}:${column}:${quote}`;
    if (taken.has(place)) return false;
    taken.add(place);
    return true;
  });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column || a.code.localeCompare(b.code));
}
