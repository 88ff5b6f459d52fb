// unit-of-measure: an index with a per cent sign or in percentage points, and a figure without the unit that all its
// neighbours have. An index differs in its own units (language.md, Per cent).
import { judgeChange } from '../claims/judge-change.ts';
import type { Sentence } from '../claims/reading.ts';
import { sentenceText, wordAt, wordsBetween } from '../claims/reading.ts';
import { rolesOf } from '../claims/roles.ts';
import type { Grid } from '../claims/tables.ts';
import { INDEX_WORD } from '../claims/words.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding } from '../finding.ts';
import { findingOn, findingOnFigure, sayFigure, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkUnitOfMeasure: Check = ({ reading, changes, tables }) => {
  const found = reading.sentences.flatMap((sentence, index) => {
    const previous = reading.sentences[index - 1];
    const before = previous !== undefined && previous.blockIndex === sentence.blockIndex ? previous : null;
    return [...indexInPercent(sentence, before), ...loneFigure(sentence)];
  });
  const places = new Set(found.map(({ line, column }) => `${line}:${column}`));
  const byChange = changes.flatMap((claim) =>
    claim.amounts
      .filter(
        (amount) => judgeChange(claim, amount).kind === 'index-in-percent' && amount.figure.unit === 'points',
      )
      .map(({ sentence, figure }) => indexFinding(sentence, figure)),
  );
  return [
    ...found,
    ...byChange.filter(({ line, column }) => !places.has(`${line}:${column}`)),
    ...tables.flatMap(inTable),
  ];
};

/** Price and wage indexes move in per cent by nature. */
const PRICE_INDEX = /pris|löne|netto|konsument|lpik|kpi/u;
/** From here on the sentence speaks about a share, not about the index. */
const SHARE_WORD =
  /^(?:andel|andelen|andelar|svarsfrekvens|svarsfrekvensen|procent|deltog|svarade|besvarades|täckning)$/u;

function indexFinding(sentence: Sentence, figure: Figure): Finding {
  const isPoints = figure.unit === 'points';
  return findingOnFigure(sentence, figure, {
    code: 'unit-of-measure',
    severity: 'error',
    message: `Ett index anges i sina egna enheter, inte i ${isPoints ? 'procentenheter' : 'procent'}.`,
    suggestion: isPoints
      ? 'Skriv skillnaden i indexets enheter, till exempel ”från 0,33 till 0,36”.'
      : `Skriv ${sayValue(figure)} utan procent.`,
    arithmetic: `${sayFigure(figure)} om ett index`,
  });
}

function indexInPercent(sentence: Sentence, before: Sentence | null): Finding[] {
  const lower = sentenceText(sentence).toLowerCase();
  const isOwn = INDEX_WORD.test(lower);
  if (PRICE_INDEX.test(lower)) return [];
  if (!isOwn && !(before !== null && INDEX_WORD.test(sentenceText(before).toLowerCase()))) return [];
  return rolesOf(sentence).flatMap(({ figure, role }) => {
    if (figure.unit !== 'percent' && figure.unit !== 'points') return [];
    if (!isOwn) return isCoefficient(figure) ? [indexFinding(sentence, figure)] : [];
    if (!isGoverned(sentence, figure)) return [];
    if (wordAt(sentence, figure.last + 1) === 'av') return [];
    // A relative change of an index is unusual but can be meant.
    if (role === 'change' && figure.unit === 'percent') return [];
    return [indexFinding(sentence, figure)];
  });
}

/** Values like 0,48: no per cent share of persons is written so. */
function isCoefficient(figure: Figure): boolean {
  return figure.unit === 'percent' && figure.decimals === 2 && figure.value <= 2;
}

/** The index word stands before the figure with no word of share between. */
function isGoverned(sentence: Sentence, figure: Figure): boolean {
  for (let at = figure.first - 1; at >= sentence.from; at -= 1) {
    const word = wordAt(sentence, at);
    if (INDEX_WORD.test(word)) return true;
    if (SHARE_WORD.test(word) && at < figure.first - 1) return isCoefficient(figure);
    if (word === ';' || word === 'men' || word === 'medan') return false;
  }
  return false;
}

/** "58 %, 66 %, 71, 76 %": one bare figure among figures with a sign. */
function loneFigure(sentence: Sentence): Finding[] {
  const signed = sentence.values.filter((figure) => figure.unitText === '%');
  if (signed.length < 3) return [];
  return sentence.values.flatMap((figure) => {
    const isBare = figure.unit === 'bare' && !figure.isWord && !figure.isRangeEnd && figure.sign === 0;
    const isBetween =
      signed.some(({ last }) => last < figure.first) && signed.some(({ first }) => first > figure.last);
    const ends = [',', ';'].includes(wordAt(sentence, figure.last + 1));
    const isOf = wordsBetween(sentence, figure.first - 2, figure.first).some((word) =>
      ['av', 'n', '=', '('].includes(word),
    );
    return isBare && isBetween && ends && !isOf && figure.value <= 100 ? [missingUnit(sentence, figure)] : [];
  });
}

function missingUnit(sentence: Sentence, figure: Figure): Finding {
  return findingOnFigure(sentence, figure, {
    code: 'unit-of-measure',
    severity: 'ask',
    message: `${sayValue(figure)} saknar enhet, medan talen omkring har procent.`,
    suggestion: `Skriv ${sayValue(figure)} %.`,
    arithmetic: `${sayValue(figure)} bland tal med %`,
  });
}

/** At least this many cells with the sign make a lone cell without it stand out. */
const COLUMN_HABIT = 3;

function inTable(grid: Grid): Finding[] {
  const all = grid.rows.flat();
  const isPercentTable = all.filter((cell) => cell.figure?.unitText === '%').length >= COLUMN_HABIT;
  if (!isPercentTable) return [];
  return grid.columns.flatMap((column, index): Finding[] => {
    // Targets of different measures stand under one heading, each in its own unit.
    if (column.kind !== 'figures' || /^mål/u.test(grid.header[index]?.lower ?? '')) return [];
    const cells = grid.rows
      .map((row) => row[index])
      .filter((cell) => cell !== undefined && cell.figure !== null);
    const signed = cells.filter((cell) => cell?.figure?.unitText === '%');
    const bare = cells.filter((cell) => cell?.figure?.unit === 'bare');
    const [only] = bare;
    if (bare.length !== 1 || signed.length !== cells.length - 1 || signed.length < 2 || only?.figure == null)
      return [];
    const row = grid.rows.find((each) => each[index] === only);
    const rowSigned = row?.some((cell) => cell !== only && cell.figure?.unitText === '%') === true;
    const isOnlyColumn = row?.every((cell, at) => at === 0 || cell === only || cell.figure === null) === true;
    if (!rowSigned && !isOnlyColumn) return [];
    return [
      findingOn(only.source, only.figure.start, only.figure.end, {
        code: 'unit-of-measure',
        severity: 'likely',
        message: `${sayValue(only.figure)} saknar procenttecken, medan övriga tal i kolumnen har det.`,
        suggestion: `Skriv ${sayValue(only.figure)} %.`,
        arithmetic: `${signed.length} av ${cells.length} celler i kolumnen har %`,
      }),
    ];
  });
}
