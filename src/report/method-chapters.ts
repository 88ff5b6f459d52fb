// How the lights are set, and where the figures come from.
import { heading, list, paragraph } from './blocks.ts';
import type { Block } from './contract.ts';
import type { ReportInput } from './input.ts';
import { joinWords } from './words.ts';

export function buildMethodChapter({ plan, assessment }: ReportInput): readonly Block[] {
  const rule = plan.rule.source.replace(/\.$/, '');
  return [
    heading(1, 'sa-satts-statusen', 'Så sätts statusen'),
    paragraph(assessment.ruleText),
    ...(rule === '' ? [] : [paragraph(`Regelns källa: ${rule}.`)]),
    ...(assessment.goals.length === 0
      ? []
      : [
          paragraph(
            'Ett måls nivå är nämndens eller en persons bedömning där en sådan finns. Annars visas ett förslag: helt om alla indikatorer som går att bedöma når målet, delvis om minst hälften når det helt eller delvis, annars inte. Kan färre än hälften av indikatorerna bedömas lämnas målet utan bedömning.',
          ),
        ]),
    paragraph(
      'Värden jämförs bara när de mäter samma sak. Har en definition ändrats sägs det, och ingen förändring räknas ut.',
    ),
    ...buildPooling(assessment),
  ];
}

/** Told when it is so: without counts there is no interval, and small changes may be chance. */
function buildPooling({ indicators }: ReportInput['assessment']): readonly Block[] {
  const outcomes = indicators.flatMap(({ verdict }) => verdict.observation?.outcome ?? []);
  const figures = outcomes.flatMap((outcome) => (outcome.kind === 'figure' ? [outcome] : []));
  const bare = figures.filter(({ numerator, denominator }) => numerator === null || denominator === null);
  if (figures.length === 0 || bare.length * 2 <= figures.length) return [];
  return [
    paragraph(
      'De flesta värden har levererats utan täljare och nämnare. Då går osäkerheten inte att räkna ut, och små förändringar ska tolkas försiktigt.',
    ),
  ];
}

export function buildSourcesChapter({ plan, observations, assessment }: ReportInput): readonly Block[] {
  const bySource = Map.groupBy(plan.indicators, ({ source }) => source || 'Källa ej angiven');
  const sources = [...bySource]
    .toSorted(([a], [b]) => a.localeCompare(b, 'sv'))
    .map(([source, indicators]) => `${source}: ${joinWords(indicators.map(({ name }) => name))}.`);
  const used = new Set(assessment.indicators.map(({ indicator }) => indicator.id));
  const files = new Set(
    observations.filter(({ indicatorId }) => used.has(indicatorId)).map(({ provenance }) => provenance.file),
  );
  const list_ = [...files].toSorted((a, b) => a.localeCompare(b, 'sv'));
  return [
    heading(1, 'kallor', 'Källor'),
    list(sources),
    ...(list_.length === 0
      ? []
      : [
          paragraph(
            `Siffrorna är inlästa ur ${joinWords(list_)}. Filen med rapportens siffror visar raden för varje värde.`,
          ),
        ]),
    ...(plan.source === '' ? [] : [paragraph(`Mål och indikatorer: ${plan.source.replace(/\.$/, '')}.`)]),
  ];
}
