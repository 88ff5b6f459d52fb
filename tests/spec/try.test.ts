import { it } from 'vitest';
import { assessYear } from '../../src/assess/assess-year.ts';
import { VASTERBOTTEN_2023, VASTERBOTTEN_VALUES } from '../fixtures/vasterbotten.ts';
it('x', () => {
  const y = assessYear({ plan: VASTERBOTTEN_2023, observations: VASTERBOTTEN_VALUES, decisions: new Map() });
  for (const i of y.indicators) console.log(i.indicator.id, '|', i.verdict.light, '|', i.target.short, '|', i.reason, '|', i.latest);
  for (const g of y.goals) console.log(g.goal.id, g.level, g.proposalReason);
  console.log(y.ruleText);
});
