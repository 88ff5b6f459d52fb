// The product's own sentences pass without a finding, for Region Västerbotten 2023 and for any figures; and an error planted
// in them is found. Held against the region's data too: the drafts are written from them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { assessYear } from '../../src/assess/assess-year.ts';
import { decimal } from '../../src/core/decimal.ts';
import type { Observation } from '../../src/core/observation.ts';
import { plainText } from '../../src/core/prose.ts';
import type { Plan, Region } from '../../src/plan/contract.ts';
import type { ProofData } from '../../src/report/proofreader/data.ts';
import type { Finding } from '../../src/report/proofreader/finding.ts';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import { levelTarget, makeIndicator, makePlan, makeRegion, observe } from '../fixtures/make.ts';
import { VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES } from '../fixtures/vasterbotten.ts';

/** Everything that the generator writes of a year, one paragraph each. */
function textsOf(region: Region, plan: Plan, observations: readonly Observation[]): string[] {
  const assessment = assessYear({ plan, observations, decisions: new Map() });
  const year = analyseYear({ region, plan, assessment, observations });
  return [
    year.lead,
    year.coverage,
    ...year.goalCounts.values(),
    ...year.indicators.flatMap(({ indicator, comment, finding, reconciliation }) => [
      `## ${indicator.name}`,
      ...comment.map(plainText),
      finding,
      reconciliation,
    ]),
  ].filter((text) => text !== '');
}

function dataOf(region: Region, plan: Plan, observations: readonly Observation[]): ProofData {
  return { regionName: region.shortName, indicators: plan.indicators, targets: plan.targets, observations };
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ code, quote, message }) => `${code}: ${quote} – ${message}`);

describe('the product’s own sentences', () => {
  const texts = textsOf(VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES);
  const data = dataOf(VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES);

  it('pass for Västerbotten 2023, against themselves and against the data', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(told(proofread(readMarkdown(texts.join('\n\n')), data))).toEqual([]);
  });

  it('pass for any shares of women, men and all, any target and any country', () => {
    const share = fc.integer({ min: 0, max: 1000 }).map((n) => decimal((n / 10).toFixed(1)));
    fc.assert(
      fc.property(
        share,
        share,
        share,
        share,
        share,
        fc.integer({ min: 0, max: 1 }),
        (was, is, other, goal, country, decimals) => {
          const indicator = makeIndicator({ decimals });
          const low = Number(is) < Number(other) ? is : other;
          const high = low === is ? other : is;
          const total = decimal(((Number(low) + Number(high)) / 2).toFixed(1));
          const observations = [
            observe({ period: 2022, value: was }),
            observe({ value: total }),
            observe({ value: low, sex: 'women' }),
            observe({ value: high, sex: 'men' }),
            observe({ value: country, group: { kind: 'country', id: 'riket', name: 'Riket' } }),
          ];
          const plan = makePlan({ indicators: [indicator], targets: [levelTarget('≥', goal)] });
          const region = makeRegion(plan);
          const text = textsOf(region, plan, observations).join('\n\n');
          expect(told(proofread(readMarkdown(text), dataOf(region, plan, observations)))).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 20_261_125 },
    );
  });

  it('are found when an error is planted in them', () => {
    const plants: readonly (readonly [RegExp, (match: string) => string])[] = [
      [/nås inte(?=\.)/u, () => 'nås'],
      [/lägre(?= bland \p{L}+ än bland)/u, () => 'högre'],
      [/högre(?= bland \p{L}+ än bland)/u, () => 'lägre'],
      [
        /lägsta värdet [\d,]+ och det högsta/u,
        (match) => match.replace('lägsta', 'x').replace('högsta', 'lägsta').replace('x', 'högsta'),
      ],
      [
        /(?<=var )\d+(?:,\d+)?(?= procent år 2023)/u,
        (match) => String(Number(match.replace(',', '.')) + 3).replace('.', ','),
      ],
    ];
    let planted = 0;
    const missed: string[] = [];
    for (const text of texts.map((each) => each.replaceAll('\u00a0', ' ')))
      for (const [pattern, plant] of plants) {
        if (!pattern.test(text)) continue;
        planted += 1;
        if (proofread(readMarkdown(text.replace(pattern, plant)), data).length === 0)
          missed.push(text.replace(pattern, plant));
      }
    expect(planted).toBeGreaterThan(20);
    expect(missed).toEqual([]);
  });
});
