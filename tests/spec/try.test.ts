import { it } from 'vitest';
import { assessYear } from '../../src/assess/assess-year.ts';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { plainText } from '../../src/core/prose.ts';
import { currentOnes } from '../../src/core/select.ts';
import { shippedFigures, shippedPlan, shippedRegion } from '../fixtures/definitions.ts';
it.each([['vasterbotten',2023,['values.csv']],['vasterbotten',2022,['values.csv']],['norrbotten',2022,['values_2022.csv']],['jamtland-harjedalen',2024,['values_2024.csv']],['exempel',2023,['2022-2023.csv','2023-rattelse.csv']]] as const)('%s %s', (id, year, files) => {
  const region = shippedRegion(id); const plan = shippedPlan(region, year); const observations = shippedFigures(region, ...files);
  const assessment = assessYear({ plan, observations, decisions: new Map() });
  for (let k=0;k<3;k++) { const t0=performance.now(); analyseYear({ region, plan, assessment, observations }); console.log("warm", performance.now()-t0);}
  const t=performance.now();
  const analysis = analyseYear({ region, plan, assessment, observations });
  const report = buildReport({ region, plan, assessment, analysis, observations: currentOnes(observations), comments: new Map(), knownAt: '2024-03-01T00:00:00Z', label: 'Utkast' });
  console.log('#####', report.title, '|', report.subtitle, performance.now()-t, report.figures.length);
  for (const b of report.blocks) {
    if (b.kind==='heading') console.log('\n'+'#'.repeat(b.level), b.text);
    if (b.kind==='paragraph'||b.kind==='comment') console.log(plainText(b.prose));
    if (b.kind==='list') console.log(b.items.map(i=>'- '+plainText(i)).join('\n'));
    if (b.kind==='chart') console.log(`[Figur ${b.number}. ${b.chart.title} | ${b.chart.subtitle} | ${b.chart.description.slice(0,200)} | ${b.source}]`);
    if (b.kind==='table') console.log(`Tabell ${b.number}. ${b.caption}\n`+[b.columns.map(c=>c.heading), ...b.rows.map(r=>r.cells.map(c=>c.text+(c.sub?` (${c.sub.join('; ')})`:'')))].map(r=>'  '+r.join(' | ')).join('\n')+'\n  '+b.note);
  }
});
