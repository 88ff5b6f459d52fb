// The annual report by goals: from what the earlier stages found to a document of plain blocks. Pure: the same input gives
// the same report for ever. Read this first; each chapter has its own file. Setting it in type is publish's work.
import { paragraph, startNumbering } from './blocks.ts';
import type { Block, ReportDocument } from './contract.ts';
import { buildGoalChapters } from './goal-chapters.ts';
import type { ReportInput } from './input.ts';
import { buildMethodChapter, buildSourcesChapter } from './method-chapters.ts';
import { buildMissingChapter, buildRestatementsChapter } from './missing-chapter.ts';
import { listFigures } from './report-figures.ts';
import { buildSexesChapter } from './sexes-chapter.ts';
import { buildSummary } from './summary.ts';

export function buildReport(input: ReportInput): ReportDocument {
  const { region, plan } = input;
  const numbering = startNumbering();
  const invented: readonly Block[] = region.isInvented
    ? [
        paragraph(
          `Påhittade uppgifter. ${region.name} finns inte, och alla siffror i rapporten är påhittade.`,
        ),
      ]
    : [];
  return {
    title: `Primärvården i ${region.shortName} ${plan.year}`,
    subtitle: `Årsrapport. ${plan.name}`,
    regionId: region.id,
    regionName: region.name,
    year: plan.year,
    knownAt: input.knownAt,
    label: input.label,
    isInvented: region.isInvented,
    blocks: [
      ...invented,
      ...buildSummary(input, numbering),
      ...buildGoalChapters(input, numbering),
      ...buildSexesChapter(input, numbering),
      ...buildMissingChapter(input, numbering),
      ...buildRestatementsChapter(input),
      ...buildMethodChapter(input),
      ...buildSourcesChapter(input),
    ],
    figures: listFigures(input),
  };
}
