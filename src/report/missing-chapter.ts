// What the report can't tell: values that are missing or old, with the reason and the latest known, and values that were
// restated. Old or missing is as visible as bad.
import type { PrintedFigure } from '../analyse/contract.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import { capitalise } from '../core/numbers/write.ts';
import type { Numbering } from './blocks.ts';
import { cell, columns, heading, list, paragraph, table } from './blocks.ts';
import type { Block } from './contract.ts';
import type { ReportInput, Told } from './input.ts';
import { toldById } from './input.ts';
import { listFigures } from './report-figures.ts';
import { startCount } from './words.ts';

export function buildMissingChapter(input: ReportInput, numbering: Numbering): readonly Block[] {
  const { year } = input.plan;
  const missing = [...toldById(input).values()].filter(
    ({ analysis }) => !hasYearValue(analysis.years.at(-1)?.total),
  );
  const title = heading(1, 'saknas', 'Värden som saknas eller är gamla');
  const tooFew = writeTooFew(input);
  if (missing.length === 0)
    return [title, paragraph(`Alla indikatorer har ett värde för ${year}.`), ...tooFew];
  return [
    title,
    table(numbering.table(), {
      caption: `${startCount(missing.length, 'indikator', 'indikatorer')} saknar värde för ${year}`,
      columns: columns(
        ['Indikator', 'left', 5],
        ['Varför', 'left', 4],
        ['Senaste värde', 'left', 3],
        ['Källa', 'left', 4],
      ),
      rows: missing.map((told) => ({
        cells: [
          cell(told.analysis.indicator.name, { indicatorId: told.analysis.indicator.id }),
          cell(capitalise(writeWhy(told))),
          cell(writeLatest(told)),
          cell(told.analysis.indicator.source),
        ],
      })),
      note: 'Ett värde från ett tidigare år visas men räknas aldrig som årets utfall.',
    }),
    ...tooFew,
  ];
}

/** Of all figures that the report and the files beside it are made of. */
function writeTooFew(input: ReportInput): readonly Block[] {
  const count = listFigures(input).filter(({ missing }) => missing === MISSING_WORDS.suppressed.sv).length;
  if (count === 0) return [];
  const { mark, sv } = MISSING_WORDS.suppressed;
  const whole = startCount(count, 'uppgift visas inte', 'uppgifter visas inte');
  return [
    paragraph(
      `${whole} i rapporten eller i filen med dess siffror, eftersom de bygger på så få personer att någon kunde kännas igen, eller för att en sådan uppgift annars kunde räknas ut. De är märkta ”${mark}” eller ”${sv}”. Det är inte ett fel.`,
    ),
  ];
}

function hasYearValue(figure: PrintedFigure | undefined): boolean {
  return figure?.observation?.outcome.kind === 'figure';
}

function writeWhy({ assessed, analysis }: Told): string {
  if (analysis.indicator.isQualitative) return 'följs i text';
  const outcome = analysis.years.at(-1)?.total.observation?.outcome;
  if (outcome?.kind === 'missing') return MISSING_WORDS[outcome.reason].sv;
  return assessed.verdict.because.kind === 'part-year'
    ? 'bara delar av året är redovisade'
    : 'inget har levererats';
}

/** The newest earlier value, from the named figures so that it is written as everywhere else. */
function writeLatest({ analysis: { figures } }: Told): string {
  const year = figures.get('senaste_år');
  const value = figures.get('senaste');
  return year === undefined || value === undefined ? 'Inget' : `${year.text}: ${value.text}`;
}

export function buildRestatementsChapter(input: ReportInput): readonly Block[] {
  const told = [...toldById(input).values()].flatMap(({ analysis }) =>
    analysis.restatementTexts.map((text) => `${analysis.indicator.name}: ${text}.`),
  );
  return [
    heading(1, 'rattade-varden', 'Rättade värden'),
    told.length === 0
      ? paragraph('Inga värden i rapporten har rättats sedan de först redovisades.')
      : list(told),
  ];
}
