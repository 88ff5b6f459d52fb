// All claims of a document, made once and handed to every check.

import type { BareShare } from './bare-shares.ts';
import { findBareShares } from './bare-shares.ts';
import type { ChangeClaim } from './changes.ts';
import { findChanges } from './changes.ts';
import type { Comparison } from './comparisons.ts';
import { findComparisons } from './comparisons.ts';
import type { ExtremeClaim } from './extremes.ts';
import { findExtremes } from './extremes.ts';
import type { LevelClaim } from './levels.ts';
import { findLevels } from './levels.ts';
import type { PartsClaim } from './part-basics.ts';
import { findParts } from './parts.ts';
import type { QuantifierClaim } from './quantifiers.ts';
import { findQuantifierClaims } from './quantifiers.ts';
import type { Reading } from './reading.ts';
import type { DoublingClaim, SeriesClaim } from './series.ts';
import { findDoublings, findSeries } from './series.ts';
import type { ShareClaim } from './shares.ts';
import { findShares } from './shares.ts';
import type { Grid } from './tables.ts';
import { readTables } from './tables.ts';
import type { TargetClaim } from './targets.ts';
import { findTargets } from './targets.ts';
import type { TotalClaim } from './totals.ts';
import { findTotals } from './totals.ts';
import type { Contradiction } from './trends.ts';
import { findContradictions } from './trends.ts';

export interface Claims {
  readonly reading: Reading;
  readonly changes: readonly ChangeClaim[];
  readonly doublings: readonly DoublingClaim[];
  readonly series: readonly SeriesClaim[];
  readonly comparisons: readonly Comparison[];
  readonly shares: readonly ShareClaim[];
  readonly bareShares: readonly BareShare[];
  readonly quantifiers: readonly QuantifierClaim[];
  readonly parts: readonly PartsClaim[];
  readonly targets: readonly TargetClaim[];
  readonly extremes: readonly ExtremeClaim[];
  readonly totals: readonly TotalClaim[];
  readonly contradictions: readonly Contradiction[];
  readonly levels: readonly LevelClaim[];
  readonly tables: readonly Grid[];
}

export function makeClaims(reading: Reading): Claims {
  const { sentences } = reading;
  const changes = findChanges(sentences);
  const shares = findShares(sentences);
  return {
    reading,
    changes,
    doublings: findDoublings(changes),
    series: findSeries(sentences),
    comparisons: findComparisons(sentences),
    shares,
    bareShares: findBareShares(sentences),
    quantifiers: findQuantifierClaims(sentences, shares),
    parts: findParts(sentences),
    targets: findTargets(sentences),
    extremes: findExtremes(sentences),
    totals: findTotals(sentences),
    contradictions: findContradictions(sentences, changes),
    levels: findLevels(sentences),
    tables: readTables(reading),
  };
}
