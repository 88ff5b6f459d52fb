// check-plan: every problem in a folder of definitions, by file and line. Needs no database.
// --json answers {regions: [{path, id, plans: [year], problems}]}. Exit 0 without errors, 10 with.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import { installationFolder } from '../../app/installation.ts';
import type { RegionFolder } from '../../app/read-definitions.ts';
import { readDefinitions } from '../../app/read-definitions.ts';
import { hasErrors } from '../../core/problem.ts';
import type { Command, Io } from '../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../io.ts';

export const checkPlan: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const folder = need(positionals[0], 'MAPP');
  const regions = await readDefinitions(folder, join(installationFolder(), 'definitions')).catch(() => {
    throw new WrongUse(`Mappen ${folder} går inte att läsa.`);
  });
  if (regions.length === 0)
    throw new WrongUse(`I ${folder} finns ingen region: varken den eller dess undermappar har region.yaml.`);
  if (values.json)
    sayJson(io, {
      regions: regions.map(({ path, region }) => ({
        path,
        id: region.value?.id ?? null,
        plans: region.value?.plans.map((plan) => plan.year) ?? [],
        problems: region.problems,
      })),
    });
  else for (const each of regions) tell(io, each);
  return regions.some(({ region }) => hasErrors(region.problems)) ? EXIT.problems : EXIT.ok;
};

function tell(io: Io, { path, region }: RegionFolder): void {
  for (const problem of region.problems) io.say(writeProblem(problem));
  if (region.value === null) {
    io.say(`${path}: definitionerna har fel och kan inte användas.`);
    return;
  }
  const { name, plans } = region.value;
  const parts = plans.map(
    (plan) => `${plan.year} (${plan.goals.length} mål, ${plan.indicators.length} indikatorer)`,
  );
  io.say(`${name}: definitionerna är hela. Planer: ${parts.join(', ')}.`);
}
