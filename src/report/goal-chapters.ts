// For each goal: its table (three years with sexes, target, change, status), and for each indicator a comment and its charts.
import type { PrintedYear } from '../analyse/contract.ts';
import { LIGHT_WORDS } from '../core/light.ts';
import { capitalise } from '../core/numbers/write.ts';
import type { Goal } from '../plan/contract.ts';
import type { Numbering, TableRow } from './blocks.ts';
import { cell, chart, columns, heading, paragraph, table } from './blocks.ts';
import type { Block, TableCell } from './contract.ts';
import type { ReportInput, Told } from './input.ts';
import { sourceOf, toldById } from './input.ts';
import { tally, writeReached } from './summary.ts';

export function buildGoalChapters(input: ReportInput, numbering: Numbering): readonly Block[] {
  const told = [...toldById(input).values()];
  const written = new Set<string>();
  const chapters = input.plan.goals.flatMap((goal) => {
    const own = told.filter(({ assessed }) => assessed.indicator.goalIds.includes(goal.id));
    return own.length === 0 ? [] : buildGoal(goal, own, { input, numbering, written });
  });
  return chapters.length === 0 ? [] : [heading(1, 'indikatorer', 'Indikatorer'), ...chapters];
}

interface Writing {
  readonly input: ReportInput;
  readonly numbering: Numbering;
  /** Indicators of several goals are commented once, under the first. */
  readonly written: Set<string>;
}

function buildGoal(goal: Goal, own: readonly Told[], writing: Writing): readonly Block[] {
  const { input, numbering, written } = writing;
  const counts = input.analysis.goalCounts.get(goal.id) ?? '';
  const fresh = own.filter(({ assessed }) => !written.has(assessed.indicator.id));
  for (const { assessed } of fresh) written.add(assessed.indicator.id);
  return [
    heading(2, `mal-${goal.id}`, goal.isHeading ? goal.name : `Mål ${goal.id}. ${goal.name}`),
    paragraph(`${startAsSentence(counts)}.`),
    buildTable(own, input, numbering.table()),
    ...fresh.flatMap((told) => buildIndicator(told, input, numbering)),
  ];
}

/** "10 indikatorer: …" must not begin with a digit. */
function startAsSentence(counts: string): string {
  return `Här ingår ${counts}`;
}

function buildTable(own: readonly Told[], { plan, assessment }: ReportInput, number: number): Block {
  const years = [plan.year - 2, plan.year - 1, plan.year];
  return table(number, {
    caption: writeReached(tally(own.map(({ assessed }) => assessed.verdict.light))),
    columns: columns(
      ['Indikator', 'left', 26],
      ...years.map((year) => [String(year), 'right', 11] as const),
      [`Mål ${plan.year}`, 'right', 11],
      ['Förändring', 'right', 15],
      ['Status', 'left', 15],
    ),
    rows: own.map((told) => toRow(told)),
    note: `${assessment.ruleText} Tecknet – betyder att värdet inte har redovisats.`,
  });
}

function toRow({ assessed, analysis }: Told): TableRow {
  const { indicator, years, changeText } = analysis;
  const { verdict, target, latest } = assessed;
  const light = verdict.light;
  return {
    cells: [
      cell(indicator.name, {
        indicatorId: indicator.id,
        ...(indicator.description ? { sub: [indicator.description] } : {}),
      }),
      ...years.map((year, index) => yearCell(year, analysis.indicator.sexNames, index === years.length - 1)),
      cell(target.short),
      cell(changeText, analysis.judgementText === '' ? {} : { sub: [analysis.judgementText] }),
      cell(LIGHT_WORDS.sv[light], { light, ...(latest === '' ? {} : { sub: [latest] }) }),
    ],
  };
}

function yearCell(
  { total, women, men }: PrintedYear,
  names: { readonly women: string; readonly men: string },
  isStrong: boolean,
): TableCell {
  const sub = [
    women.observation === null ? '' : `${capitalise(names.women)} ${women.text}`,
    men.observation === null ? '' : `${capitalise(names.men)} ${men.text}`,
  ].filter((line) => line !== '');
  return cell(total.text, {
    ...sourceOf(total),
    ...(sub.length === 0 ? {} : { sub }),
    ...(isStrong ? { isStrong } : {}),
  });
}

function buildIndicator({ analysis }: Told, input: ReportInput, numbering: Numbering): readonly Block[] {
  const { indicator } = analysis;
  const written = input.comments.get(indicator.id);
  const paragraphs = written?.paragraphs ?? analysis.comment;
  const comments = paragraphs.map(
    (prose): Block => ({
      kind: 'comment',
      indicatorId: indicator.id,
      prose,
      author: written === undefined ? 'drafted' : 'person',
      by: written?.by ?? null,
    }),
  );
  // Women and men have their own chapter, with their charts.
  const charts = analysis.charts
    .filter(({ kind }) => kind !== 'sex-slope')
    .map((spec) => chart(numbering.figure(), spec, `Källa: ${indicator.source}.`));
  return [heading(3, `indikator-${indicator.id}`, indicator.name), ...comments, ...charts];
}
