// Texts about units beside each other and about figures computed from care data, in English.
import type { unitTexts } from './messages-units.ts';

export const unitTextsInEnglish: typeof unitTexts = {
  insideLimits: 'inside the limits',
  outsideLimit: (limit) => `outside ${limit}`,
  tooFewToPlace: 'too few to compare',
  inFunnel: 'In the funnel',
  meanValue: 'Mean',
  limits: 'Limits',
  newDefinition: 'new definition',
  unitsTitle: 'Units beside each other',
  unit: 'Unit',
  ofHowMany: 'Number in the denominator',
  besideRegion: 'Beside the region',
  unitsTable: (year) => `The units in ${year}`,
  noMonthsOf: (unit) => `${unit} has no monthly values of the indicator.`,
  showUnitOf: (unit) => `Show months of ${unit}`,
  hideUnit: 'Show all units alike',
  spread: 'Spread',
  monthsTogether: 'Months put together',
  periodWord: 'Period',
  fewerUnits: 'Show fewer units',
  allUnits: (count) => `Show all ${count} units`,
  overTime: 'From year to year',
  computedTitle: 'Computed from care data',
  careVersionWord: 'Version of care data',
  coverageTitle: 'Coverage and quality',
};
