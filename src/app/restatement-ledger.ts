// What the year's figures of an indicator have said before: the region's own history first, then other groups' changed figures.
// Withdrawn figures stay in it, marked as such.
import type { IndicatorFigures } from '../analyse/figures.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { MISSING_WORDS } from '../core/missing.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { printedValue, printShort } from '../core/printed.ts';
import { isWholeYear } from '../core/select.ts';
import type { IndicatorPage } from '../http/contract.ts';
import type { Indicator } from '../plan/contract.ts';
import type { World } from './world.ts';

type Ledger = IndicatorPage['restatements'];

/** A year in which more groups than this are restated is told by its deliveries. */
const MOST_GROUPS = 20;

/** Empty while nothing has been changed or withdrawn. */
export async function showLedger(
  world: World,
  { current, indicator, year }: IndicatorFigures,
  language: Language,
): Promise<Ledger> {
  const ofYear = current.filter(({ period }) => isWholeYear(period, year));
  const own = ofYear.filter(isOwn);
  const others = ofYear.filter(
    (observation) => !isOwn(observation) && observation.restatementReason !== null,
  );
  const told = [...own, ...others.slice(0, MOST_GROUPS)];
  return (
    await Promise.all(told.map((observation) => historyOf(world, observation, indicator, language)))
  ).flat();
}

function isOwn({ group, sex }: Observation): boolean {
  return group.kind === 'region' && sex === 'total';
}

async function historyOf(
  world: World,
  current: Observation,
  indicator: Indicator,
  language: Language,
): Promise<Ledger> {
  const { regionId, indicatorId, group, sex, period } = current;
  const { kind: groupKind, id: groupId } = group;
  const history = await world.observations.history({
    regionId,
    indicatorId,
    groupKind,
    groupId,
    sex,
    period,
  });
  if (history.length < 2) return [];
  const whose = isOwn(current) ? '' : `${group.name}: `;
  return history.map((observation) => ({
    text: whose + writeValue(observation, indicator, language),
    reason: writeWhy(observation, language),
    at: observation.knownFrom,
    isCurrent: observation.id === current.id,
  }));
}

/** As delivered, to the digit and with its counts: a correction may be smaller than what the page rounds to. */
function writeValue({ outcome }: Observation, indicator: Indicator, language: Language): string {
  if (outcome.kind === 'missing') return MISSING_WORDS[outcome.reason][language];
  const { numerator, denominator } = outcome;
  const printed = outcome.value ?? printedValue(outcome, indicator);
  const value = printed === null ? '–' : printShort(printed, indicator.unit, language);
  if (numerator === null || denominator === null) return value;
  const count = (n: number) => writeNumber(decimal(n), 0, language);
  return `${value}, ${count(numerator)} ${language === 'sv' ? 'av' : 'of'} ${count(denominator)}`;
}

function writeWhy(
  { restatementReason, isWithdrawn }: Observation & { readonly isWithdrawn: boolean },
  language: Language,
): string {
  const first = language === 'sv' ? 'Första leveransen.' : 'First delivery.';
  const withdrawn = language === 'sv' ? 'Leveransen är tillbakatagen.' : 'The delivery has been withdrawn.';
  return [restatementReason ?? first, ...(isWithdrawn ? [withdrawn] : [])].join(' ');
}
