// Women and men: the equality section writes itself (product.md 11). Every indicator with both values, largest gap first.

import type { SexGap } from '../analyse/contract.ts';
import { absolute, compare, decimal, isNegative } from '../core/decimal.ts';
import { writeCount } from '../core/numbers/write.ts';
import type { Numbering } from './blocks.ts';
import { cell, chart, columns, heading, paragraph, table } from './blocks.ts';
import type { Block } from './contract.ts';
import type { ReportInput, Told } from './input.ts';
import { sourceOf, toldById } from './input.ts';
import { countOf, joinWords } from './words.ts';

type WithGap = Told & { readonly gap: SexGap };

/** As many slopes as can be read; the table has them all. */
const MOST_CHARTS = 3;

export function buildSexesChapter(input: ReportInput, numbering: Numbering): readonly Block[] {
  const all = [...toldById(input).values()];
  const told = all
    .flatMap((one): readonly WithGap[] =>
      one.analysis.gap === null ? [] : [{ ...one, gap: one.analysis.gap }],
    )
    .toSorted((a, b) => rank(a) - rank(b) || compare(absolute(b.gap.difference), absolute(a.gap.difference)));
  const title = heading(1, 'kvinnor-och-man', 'Kvinnor och män');
  if (told.length === 0)
    return [title, paragraph(`Inget värde för ${input.plan.year} är uppdelat på kvinnor och män.`)];
  return [
    title,
    paragraph(writeOutcome(told, all.length)),
    ...writeDevelopment(told, input.plan.year - 1),
    buildTable(told, input, numbering),
    ...told
      .filter((one) => rank(one) === 0)
      .flatMap(({ analysis }) =>
        analysis.charts
          .filter(({ kind }) => kind === 'sex-slope')
          .slice(0, 1)
          .map((spec) => ({ spec, analysis })),
      )
      .slice(0, MOST_CHARTS)
      .map(({ spec, analysis }) => chart(numbering.figure(), spec, `Källa: ${analysis.indicator.source}.`)),
  ];
}

/** Shares first: a gap of 5 608 persons says how many there are, not how they fare. */
function rank({ analysis }: WithGap): number {
  return analysis.indicator.kind === 'proportion' ? 0 : 1;
}

/** By direction: "Kvinnor och flickor har sämre värden än män och pojkar i två av dem och bättre i två." */
function writeOutcome(told: readonly WithGap[], of: number): string {
  const start = `Årets värde är uppdelat på kvinnor och män för ${writeCount(told.length, 'sv')} av ${writeCount(of, 'sv')} indikatorer.`;
  const directed = told.filter(({ analysis }) => analysis.indicator.direction !== 'track');
  const isWorse = ({ analysis, gap }: WithGap) =>
    isNegative(gap.difference) === (analysis.indicator.direction === 'higher') && !isEqual(gap);
  const worse = directed.filter(isWorse);
  const better = directed.filter((one) => !isWorse(one) && !isEqual(one.gap));
  const names = (ones: readonly WithGap[]) =>
    joinWords(ones.map(({ analysis }) => `”${analysis.indicator.name}”`));
  const parts = [
    worse.length === 0 ? '' : `Kvinnor har sämre värde än män i ${names(worse)}.`,
    better.length === 0 ? '' : `Kvinnor har bättre värde än män i ${names(better)}.`,
  ];
  return [start, ...parts].filter((part) => part !== '').join(' ');
}

function isEqual({ difference }: SexGap): boolean {
  return compare(difference, decimal(0)) === 0;
}

function writeDevelopment(told: readonly WithGap[], since: number): readonly Block[] {
  const orders = told.flatMap(({ gap }) =>
    gap.previous === null ? [] : [compare(absolute(gap.difference), absolute(gap.previous.difference))],
  );
  if (orders.length === 0) return [];
  const count = (order: number) => orders.filter((other) => other === order).length;
  const parts = [
    [count(-1), 'minskat'],
    [count(1), 'ökat'],
    [count(0), 'inte ändrats'],
  ] as const;
  const words = joinWords(
    parts
      .filter(([number]) => number > 0)
      .map(([number, verb], index) =>
        index === 0
          ? `${verb} för ${countOf(number, 'indikator', 'indikatorer')}`
          : `${verb} för ${writeCount(number, 'sv')}`,
      ),
  );
  return [paragraph(`Sedan ${since} har skillnaden ${words}.`)];
}

function buildTable(told: readonly WithGap[], { plan }: ReportInput, numbering: Numbering): Block {
  const [largest] = told;
  const caption =
    largest === undefined || isEqual(largest.gap)
      ? 'Kvinnor och män har lika värden'
      : `Störst är skillnaden i ”${largest.analysis.indicator.name}”, ${largest.analysis.gapText}`;
  const reconciled = told.filter(({ analysis }) => analysis.reconciliation !== '');
  const wrong = reconciled.filter(({ analysis }) => / inte /.test(analysis.reconciliation));
  const note =
    wrong.length === 0
      ? writeReconciled(reconciled.length, told.length)
      : wrong.map(({ analysis }) => `${analysis.indicator.name}: ${analysis.reconciliation}`).join(' ');
  return table(numbering.table(), {
    caption,
    columns: columns(
      [`Indikator ${plan.year}`, 'left', 5],
      ['Kvinnor, flickor', 'right', 2],
      ['Män, pojkar', 'right', 2],
      ['Skillnad', 'right', 3],
    ),
    rows: told.map(({ analysis }) => {
      const now = analysis.years.at(-1);
      return {
        cells: [
          cell(analysis.indicator.name, { indicatorId: analysis.indicator.id }),
          ...(now === undefined
            ? []
            : [now.women, now.men].map((figure) => cell(figure.text, sourceOf(figure)))),
          cell(analysis.gapText),
        ],
      };
    }),
    note,
  });
}

function writeReconciled(reconciled: number, of: number): string {
  if (reconciled === 0) return '';
  const whom =
    reconciled === of ? 'alla indikatorer i tabellen' : countOf(reconciled, 'indikator', 'indikatorer');
  return `Totalen stämmer med värdena för kvinnor och män för ${whom}.`;
}
