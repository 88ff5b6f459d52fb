// What differs between two states of a region's definitions, as Swedish lines for the command line.
import type { OrganisationUnit, Region } from '../plan/contract.ts';
import type {
  DefinitionChanges,
  IndicatorChange,
  MeaningPart,
  PlanChange,
  PlanPart,
  RegionPart,
  UnitChange,
} from '../plan/definition-changes.ts';
import type { HeldAgainst } from './load-definitions.ts';

/** Empty when nothing differs. */
export function writeChanges(
  region: Region,
  { changes, lostByIndicator, lostByGroup }: HeldAgainst,
): readonly string[] {
  if (changes.region === null) return writeNew(region, changes);
  return [
    ...(changes.region.length > 0
      ? [`Regionen: ${list(changes.region.map((part) => REGION_WORDS[part]))} ändras.`]
      : []),
    ...changes.plans.map(writePlan),
    ...changes.indicators.map((change) =>
      withLoss(writeIndicator(change), lostByIndicator.get(change.id), LOSS_HINTS[change.kind]),
    ),
    ...changes.units.map((change) =>
      withLoss(
        writeUnit(change, region),
        change.kind === 'removed' ? lostByGroup.get(`${change.unit.kind}:${change.unit.id}`) : undefined,
        'Låt den stå kvar med validTo i stället, så visas de till och med sista dagen.',
      ),
    ),
    ...(changes.hasOtherCounts ? ['Organisationen: antalen enheter (counts) ändras.'] : []),
  ];
}

const REGION_WORDS = {
  name: 'namnet',
  shortName: 'kortnamnet',
  koladaId: 'id i Kolada',
  isInvented: 'om den är påhittad',
  unitWord: 'vad en enhet kallas',
} as const satisfies Record<RegionPart, string>;

const PLAN_WORDS = {
  name: 'namnet',
  source: 'källan',
  goals: 'målen',
  targets: 'målvärdena',
  requirements: 'kraven på enheter',
  rule: 'regeln för status',
} as const satisfies Record<PlanPart, string>;

const MEANING_WORDS = {
  definitionId: 'definition',
  validFrom: 'gäller från',
  population: 'population',
  numerator: 'täljare',
  denominator: 'nämnare',
  exclusions: 'undantag',
  window: 'tidsfönster',
  kind: 'slag av mått',
  unit: 'enhet för värdet',
} as const satisfies Record<MeaningPart, string>;

type UnitKind = OrganisationUnit['kind'];

const UNIT_WORDS = {
  region: { one: 'region', many: 'regioner' },
  area: { one: 'område', many: 'områden' },
  unit: { one: 'enhet', many: 'enheter' },
  branch: { one: 'filial', many: 'filialer' },
  operator: { one: 'driftsform', many: 'driftsformer' },
  municipality: { one: 'kommun', many: 'kommuner' },
} as const satisfies Record<UnitKind, { readonly one: string; readonly many: string }>;

const LOSS_HINTS = {
  added: '',
  reworded: '',
  removed: 'Siffrorna ligger kvar och visas igen om indikatorn kommer tillbaka.',
  meaning:
    'De betyder något annat än de nya och jämförs inte med dem: serien bryts. Gäller de även den nya betydelsen, lämna dem igen ' +
    'med --reason. Är det bara en formulering som ska rättas, låt täljare, nämnare och de andra delarna stå som förut.',
} as const satisfies Record<IndicatorChange['kind'], string>;

function withLoss(line: string, lost: number | undefined, hint: string): string {
  if (lost === undefined) return line;
  const figures = lost === 1 ? '1 lämnad siffra visas' : `${number(lost)} lämnade siffror visas`;
  return `${line}\n     OBS. ${figures} inte längre. ${hint}`;
}

function writeNew(region: Region, { plans, units }: DefinitionChanges): readonly string[] {
  const kinds = Map.groupBy(units, ({ unit }) => unit.kind);
  const parts = [...kinds].map(([kind, { length }]) =>
    length === 1 ? `1 ${UNIT_WORDS[kind].one}` : `${number(length)} ${UNIT_WORDS[kind].many}`,
  );
  return [
    `${region.name} är ny här.`,
    ...plans.map(writePlan),
    ...(parts.length > 0 ? [`Organisationen: ${list(parts)}.`] : []),
  ];
}

function writePlan(change: PlanChange): string {
  const plan = `Planen för ${change.year}`;
  switch (change.kind) {
    case 'added':
    case 'removed': {
      const indicators = change.indicators === 1 ? '1 indikator' : `${change.indicators} indikatorer`;
      return `${plan} ${change.kind === 'added' ? 'är ny' : 'tas bort'}: ${change.goals} mål och ${indicators}.`;
    }
    case 'changed':
      return `${plan}: ${list(change.parts.map((part) => PLAN_WORDS[part]))} ändras.`;
  }
}

function writeIndicator(change: IndicatorChange): string {
  const indicator = `Indikatorn ${change.id} (${change.name}), ${list(change.years.map(String))}`;
  switch (change.kind) {
    case 'added':
      return `${indicator}: ny.`;
    case 'removed':
      return `${indicator}: tas bort.`;
    case 'reworded':
      return `${indicator}: visas på ett nytt sätt, betyder samma sak.`;
    case 'meaning':
      return `${indicator}: betyder något nytt (${change.parts.map((part) => MEANING_WORDS[part]).join(', ')}).`;
  }
}

function writeUnit(change: UnitChange, region: Region): string {
  const { kind, name, parents } = change.unit;
  const unit = `${capitalised(UNIT_WORDS[kind].one)} ${name}`;
  switch (change.kind) {
    case 'added':
      return `${unit}: ny.`;
    case 'removed':
      return `${unit}: tas bort.`;
    case 'renamed':
      return `${unit}: nytt namn.`;
    case 'other':
      return `${unit}: andra namn eller efterföljare.`;
    case 'opens':
      return change.on === null ? `${unit}: har alltid funnits.` : `${unit}: öppnar ${change.on}.`;
    case 'closes':
      return change.on === null ? `${unit}: stänger inte.` : `${unit}: stänger ${change.on}.`;
    case 'moved': {
      const now = parents.filter(({ validTo }) => validTo === null).map(({ id }) => nameOf(region, id));
      return `${unit}: hör till ${now.length === 0 ? 'inget annat än regionen' : list(now)}.`;
    }
  }
}

function nameOf({ organisation }: Region, id: string): string {
  return organisation.units.find((unit) => unit.id === id)?.name ?? id;
}

function list(parts: readonly string[]): string {
  return new Intl.ListFormat('sv-SE', { type: 'conjunction' }).format(parts);
}

function number(value: number): string {
  return new Intl.NumberFormat('sv-SE').format(value);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
