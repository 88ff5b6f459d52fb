// care load: extracts → a version of care data. --json answers {state: "loaded" | "unchanged" | "refused", path, rows,
// seconds, problems}. Exit 0 when it was taken in (also with warnings), 10 when it was refused.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLimits } from '../../../app/care-engine.ts';
import { EXIT } from '../../../app/exit-codes.ts';
import type { CareLoaded } from '../../../app/load-care.ts';
import { loadCare } from '../../../app/load-care.ts';
import type { Command, Io } from '../../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../../io.ts';
import { careFolder } from './care-folder.ts';

export const load: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      into: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const from = resolve(need(positionals[0], 'MAPP'));
  const regionId = need(values.region, '--region');
  const isFolder = await stat(from).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new WrongUse(`Mappen ${from} finns inte eller får inte läsas.`);
  const world = await io.world();
  const loaded = await loadCare(
    {
      region: await world.definitions.region(regionId),
      from,
      into: careFolder(values.into, regionId, io),
      limits: machineLimits(),
    },
    world.clock,
    (table, rows) => io.complain(`${table}: ${rows} rader`),
  );
  if (values.json) sayJson(io, answer(loaded));
  else tell(loaded, io);
  return loaded.published === null ? EXIT.problems : EXIT.ok;
};

function answer({ published, rows, seconds, problems }: CareLoaded) {
  return {
    state: published === null ? 'refused' : published.isNew ? 'loaded' : 'unchanged',
    path: published?.path ?? null,
    rows,
    seconds,
    problems,
  };
}

function tell({ published, rows, seconds, problems }: CareLoaded, io: Io): void {
  for (const problem of problems) io.say(writeProblem(problem));
  const perSecond = Math.round(rows / Math.max(seconds, 0.001));
  if (published === null) io.say('Inget är inläst. Den tidigare versionen gäller.');
  else if (published.isNew)
    io.say(`${rows} rader inlästa på ${seconds.toFixed(1)} s (${perSecond} rader/s).\n${published.path}`);
  else io.say(`Samma rader som i den senaste versionen: den gäller.\n${published.path}`);
}
