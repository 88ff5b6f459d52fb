// The summary: the conclusion first, then the lights, the goals, and what became better and worse.

import type { GoalAssessment } from '../assess/contract.ts';
import type { ChartSpec } from '../charts/contract.ts';
import type { Light } from '../core/light.ts';
import { GOAL_LEVEL_WORDS } from '../core/light.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import type { Numbering, TableRow } from './blocks.ts';
import { cell, chart, columns, groupRow, heading, paragraph, table } from './blocks.ts';
import type { Block } from './contract.ts';
import type { ReportInput, Told } from './input.ts';
import { sourceOf, toldById } from './input.ts';
import { countOf, joinWords, startCount } from './words.ts';

export function buildSummary(input: ReportInput, numbering: Numbering): readonly Block[] {
  return [
    heading(1, 'sammanfattning', 'Sammanfattning'),
    paragraph(input.analysis.lead),
    paragraph(`${input.analysis.coverage}.`),
    chart(numbering.figure(), lightsChart(input), ''),
    ...buildGoals(input, numbering),
    ...buildMovements(input, numbering),
  ];
}

function lightsChart({ analysis, assessment, plan }: ReportInput): ChartSpec {
  const counts = analysis.lights.map(({ light, count, caption }) => ({ light, count, label: caption }));
  const total = plan.indicators.length;
  const told = counts.filter(({ count }) => count > 0).map(({ count, label }) => `${count} ${label}`);
  return {
    kind: 'lights',
    counts,
    title: writeReached(tally(assessment.indicators.map(({ verdict }) => verdict.light))),
    subtitle: `${capitalise(countOf(total, 'indikator', 'indikatorer'))} ${plan.year}.`,
    description: `${joinWords(told)}.`,
  };
}

export interface Tally {
  readonly reached: number;
  readonly partly: number;
  readonly missed: number;
  readonly tracked: number;
  readonly total: number;
}

export function tally(lights: readonly Light[]): Tally {
  const count = (light: Light) => lights.filter((other) => other === light).length;
  return {
    reached: count('reached'),
    partly: count('partly'),
    missed: count('not-reached'),
    tracked: count('tracked'),
    total: lights.length,
  };
}

/** "En av tolv indikatorer som går att bedöma når målet helt, och sex når det delvis". Shared with the captions of the goals' tables: how many of those that can be assessed reach their targets. */
export function writeReached({ reached, partly, missed, tracked, total }: Tally): string {
  const assessable = reached + partly + missed;
  const words = (count: number) => writeCount(count, 'sv');
  if (tracked === total) return `${startCount(total, 'indikator', 'indikatorer')} följs utan mål`;
  const targeted = total - tracked;
  if (assessable === 0)
    return targeted === 1
      ? 'Den enda indikatorn med mål går inte att bedöma'
      : `Ingen av ${words(targeted)} indikatorer med mål går att bedöma`;
  if (assessable === 1) {
    const how = reached === 1 ? 'når målet helt' : partly === 1 ? 'når målet delvis' : 'når inte målet';
    return `Den enda indikator som går att bedöma ${how}`;
  }
  if (reached === assessable) return `Alla ${words(assessable)} indikatorer som går att bedöma når målet`;
  const of = `av ${words(assessable)} indikatorer som går att bedöma når målet`;
  if (reached === 0 && partly === 0) return `Ingen ${of}`;
  if (reached === 0) return `Ingen ${of} helt, men ${words(partly)} når det delvis`;
  const first = `${capitalise(words(reached))} ${of} helt`;
  return partly === 0 ? first : `${first}, och ${words(partly)} når det delvis`;
}

function buildGoals({ assessment, analysis, plan }: ReportInput, numbering: Numbering): readonly Block[] {
  const { goals } = assessment;
  if (goals.length === 0) return [];
  const rows: readonly TableRow[] = goals.map((goal) => ({
    cells: [
      cell(goal.goal.id),
      cell(goal.goal.name),
      cell(analysis.goalCounts.get(goal.goal.id) ?? ''),
      cell(GOAL_LEVEL_WORDS.sv[goal.level], { light: goal.level, sub: [writeBasis(goal)] }),
    ],
  }));
  return [
    heading(2, 'malen', 'Målen'),
    table(numbering.table(), {
      caption: writeGoalsCaption(goals, plan.year),
      columns: columns(
        ['Mål', 'left', 1],
        ['Namn', 'left', 5],
        ['Indikatorer', 'left', 4],
        ['Nivå', 'left', 5],
      ),
      rows,
      note: 'Där ingen har bedömt målet visas ett förslag, räknat ur indikatorernas status.',
    }),
  ];
}

function writeBasis({ decision, goal, proposal, proposalReason }: GoalAssessment): string {
  if (decision !== null) return `Beslutat av ${decision.by}: ${decision.reason}`;
  if (goal.published !== null) return goal.published.source;
  return proposal === 'not-assessable' ? proposalReason : `Förslag. ${proposalReason}`;
}

function writeGoalsCaption(goals: readonly GoalAssessment[], year: number): string {
  const isProposed = goals.every(({ decision, goal }) => decision === null && goal.published === null);
  const count = (level: GoalAssessment['level']) => goals.filter((goal) => goal.level === level).length;
  const of = writeCount(goals.length, 'sv');
  if (count('not-assessable') === goals.length) return `Inget av målen går att bedöma för ${year}`;
  const reached = count('reached');
  const start = reached === 0 ? 'Inget' : capitalise(writeCount(reached, 'sv', 'neuter'));
  const partly = count('partly') === 0 ? '' : `, ${writeCount(count('partly'), 'sv', 'neuter')} delvis`;
  return `${start} av ${of} mål uppfylls helt ${year}${partly}${isProposed ? ', enligt förslaget' : ''}`;
}

const MOVES = [
  ['better', 'Bättre'],
  ['worse', 'Sämre'],
  ['unchanged', 'Oförändrat'],
  ['neither', 'Ändrat, utan att det ena är bättre än det andra'],
] as const;

function buildMovements(input: ReportInput, numbering: Numbering): readonly Block[] {
  const { analysis, plan } = input;
  const told = toldById(input);
  const rows = MOVES.flatMap(([move, title]) => {
    const ids = analysis[move];
    if (ids.length === 0) return [];
    return [groupRow(title, 4), ...ids.flatMap((id) => movementRow(told.get(id)))];
  });
  if (rows.length === 0) return [];
  return [
    heading(2, 'forandringar', `Förändringar sedan ${plan.year - 1}`),
    table(numbering.table(), {
      caption: writeMovementsCaption(analysis.better.length, analysis.worse.length, plan.year - 1),
      columns: columns(
        ['Indikator', 'left', 5],
        [String(plan.year - 1), 'right', 2],
        [String(plan.year), 'right', 2],
        ['Förändring', 'right', 3],
      ),
      rows,
      note: 'Andelar jämförs i procentenheter, antal i procent. Värden som avrundas lika räknas som oförändrade.',
    }),
  ];
}

function movementRow(told: Told | undefined): readonly TableRow[] {
  if (told === undefined) return [];
  const { indicator, years, changeText } = told.analysis;
  const [, before, now] = years;
  if (before === undefined || now === undefined) return [];
  return [
    {
      cells: [
        cell(indicator.name, { indicatorId: indicator.id }),
        cell(before.total.text, sourceOf(before.total)),
        cell(now.total.text, { ...sourceOf(now.total), isStrong: true }),
        cell(changeText),
      ],
    },
  ];
}

function writeMovementsCaption(better: number, worse: number, since: number): string {
  if (better === 0 && worse === 0) return `Ingen indikator har blivit bättre eller sämre sedan ${since}`;
  const start = better === 0 ? 'Ingen indikator' : startCount(better, 'indikator', 'indikatorer');
  return `${start} har blivit bättre och ${worse === 0 ? 'ingen' : writeCount(worse, 'sv')} sämre sedan ${since}`;
}
