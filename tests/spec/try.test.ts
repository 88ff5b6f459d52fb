import { it } from 'vitest';
import { assessYear } from '../../src/assess/assess-year.ts';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { writeLead } from '../../src/analyse/lead.ts';
import { plainText } from '../../src/core/prose.ts';
import { VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES } from '../fixtures/vasterbotten.ts';
it('x', () => {
  const assessment = assessYear({ plan: VASTERBOTTEN_2023, observations: VASTERBOTTEN_VALUES, decisions: new Map() });
  const t=performance.now();
  const a = analyseYear({ region: VASTERBOTTEN, plan: VASTERBOTTEN_2023, assessment, observations: VASTERBOTTEN_VALUES });
  console.log(performance.now()-t);
  for (const i of a.indicators) {
    console.log([i.indicator.name, i.finding, i.changeText, i.judgementText, i.countryText, i.gapText, i.reconciliation, i.years.map(y=>y.total.text).join('/')].join(' | '));
    console.log('   ', i.comment.map(plainText).join(' ¶ '));
    for (const c of i.charts) console.log('   ', c.kind, '|', c.title, '|', c.subtitle, '|', c.description);
  }
  console.log(a.lead); console.log(a.coverage, a.lights.map(l=>l.count+' '+l.caption), [...a.goalCounts]);
  console.log(a.better, a.worse, a.unchanged, a.neither, a.missingOrOld);
  console.log(writeLead(assessment.indicators.map((x,k)=>({assessed:x, change:a.indicators[k]!.change})), 2023,'en'));
});
