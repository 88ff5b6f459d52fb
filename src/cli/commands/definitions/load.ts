// definitions load: one region's definitions, checked whole and saved as a new version, or not at all. What changes is told first.
// --json answers {state: "saved" | "checked" | "unchanged", region, changes, lost, problems}; a refusal is told by main. Exit 0, or
// 10 when the definitions have errors.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeChanges } from '../../../app/definition-words.ts';
import { EXIT } from '../../../app/exit-codes.ts';
import { installationFolder } from '../../../app/installation.ts';
import { holdAgainstKept, readOneRegion } from '../../../app/load-definitions.ts';
import type { Command, Io } from '../../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../../io.ts';

export const load: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = need(positionals[0], 'MAPP');
  refuseDemonstration(io);
  const { region, warnings } = await readOneRegion(folder, join(installationFolder(), 'definitions'));
  const world = await io.world();
  const held = await holdAgainstKept(world, region);
  const lines = writeChanges(region, held);
  const state = values['dry-run']
    ? lines.length === 0
      ? 'unchanged'
      : 'checked'
    : (await world.definitions.save(region, world.clock())).isChanged
      ? 'saved'
      : 'unchanged';
  if (values.json) {
    const { changes, lostByIndicator, lostByGroup } = held;
    const lost = Object.fromEntries([...lostByIndicator, ...lostByGroup]);
    sayJson(io, { state, region: region.id, changes, lost, problems: warnings });
    return EXIT.ok;
  }
  for (const line of [...warnings.map(writeProblem), ...lines]) io.say(line);
  io.say(`${region.name}: ${STATE_WORDS[state]}`);
  return EXIT.ok;
};

const STATE_WORDS = {
  saved: 'definitionerna är inlästa och gäller nu.',
  checked: 'definitionerna är hela och kan läsas in. Inget har sparats.',
  unchanged: 'definitionerna är redan inlästa. Inget har ändrats.',
} as const;

/** Its definitions are read in anew at each start. */
function refuseDemonstration(io: Io): void {
  if (io.configuration().signIn.mode === 'demo')
    throw new WrongUse(
      'Utfall körs som demonstration, med sina egna regioner. Sätt UTFALL_MODE=installation, och UTFALL_DATA till en tom mapp, för en egen region.',
    );
}
