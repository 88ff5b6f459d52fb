// What the process that judges figures is sent and answers with, and the judging itself. Takes seconds for a region's year:
// judge-apart.ts keeps it away from the server's answers.
import type { ReleaseRule } from '../../analyse/disclosure/rules.ts';
import type { EarlierEdition, WithheldBecause } from '../../analyse/disclosure/withhold.ts';
import { withhold } from '../../analyse/disclosure/withhold.ts';
import type { Observation } from '../../core/observation.ts';
import type { Region } from '../../plan/contract.ts';
import { placesOf } from './places-of.ts';

export interface JudgeOrder {
  readonly region: Pick<Region, 'organisation' | 'plans'>;
  /** Whole tables: what is left out can't be reckoned with. */
  readonly figures: readonly Observation[];
  readonly earlier: readonly EarlierEdition[];
  readonly printedDeliveries: ReadonlySet<string>;
  readonly rule: ReleaseRule;
}

export interface JudgeAnswer {
  /** By observation id. Figures of kinds that the rule has closed are left out: nobody outside sees any of them. */
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  /** Those of closed kinds too. */
  readonly exposed: ReadonlySet<string>;
}

/** Rejects with NotJudged when there is no answer. */
export type JudgeFigures = (order: JudgeOrder) => Promise<JudgeAnswer>;

export function judge({ region, figures, earlier, printedDeliveries, rule }: JudgeOrder): JudgeAnswer {
  const indicators = new Map(
    region.plans.flatMap(({ indicators: all }) =>
      all.map((each) => [`${each.id} ${each.meaning.fingerprint}`, each]),
    ),
  );
  const { withheld, exposed } = withhold(
    {
      figures,
      earlier,
      places: placesOf(region),
      isPrinted: ({ provenance }) => printedDeliveries.has(provenance.deliveryId),
      indicatorOf: ({ indicatorId, definition }) => indicators.get(`${indicatorId} ${definition}`) ?? null,
    },
    rule,
  );
  const closed = new Set(figures.flatMap(({ id, group }) => (rule.closed.includes(group.kind) ? [id] : [])));
  return {
    withheld: new Map([...withheld].filter(([id]) => !closed.has(id))),
    exposed,
  };
}
