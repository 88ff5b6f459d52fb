// care synth: care data for an invented region. --json answers {path, isNew, manifest}, the manifest without its files.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLimits } from '../../../app/care-engine.ts';
import { EXIT } from '../../../app/exit-codes.ts';
import { NotFound } from '../../../app/failures.ts';
import { installationFolder } from '../../../app/installation.ts';
import { readDefinitions } from '../../../app/read-definitions.ts';
import { synthCare } from '../../../app/synth-care.ts';
import type { Command } from '../../io.ts';
import { sayJson, WrongUse } from '../../io.ts';
import { careFolder } from './care-folder.ts';

export const synth: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: 'string', default: '30000' },
      years: { type: 'string', default: '3' },
      'first-year': { type: 'string', default: '2022' },
      seed: { type: 'string', default: '1' },
      region: { type: 'string', default: 'exempel' },
      into: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const persons = readWhole(values.persons, '--persons', 1, 99_999_999);
  const region = await shippedRegion(values.region);
  const started = performance.now();
  const { path, manifest, isNew } = await synthCare(
    {
      region,
      persons,
      years: readWhole(values.years, '--years', 1, 20),
      firstYear: readWhole(values['first-year'], '--first-year', 1950, 2090),
      seed: readWhole(values.seed, '--seed', 0, 2 ** 31),
      folder: careFolder(values.into, region.id, io),
      limits: machineLimits(),
    },
    () => new Date().toISOString(),
    (done) => io.complain(`${done} av ${persons} personer`),
  );
  const { files, ...told } = manifest;
  if (values.json) {
    sayJson(io, { path, isNew, manifest: told });
    return EXIT.ok;
  }
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  io.say(`Påhittade uppgifter för ${region.name}: ${rows} rader i ${files.length} filer på ${seconds} s.`);
  io.say(isNew ? path : `${path} (fanns redan)`);
  return EXIT.ok;
};

/** Shipped regions only: inventing must not need a database. */
async function shippedRegion(id: string) {
  const regions = await readDefinitions(join(installationFolder(), 'definitions'));
  const found = regions.find(({ region }) => region.value?.id === id)?.region.value ?? null;
  if (found === null) throw new NotFound('region');
  return found;
}

function readWhole(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new WrongUse(`${option} ska vara ett heltal mellan ${least} och ${most}.`);
  return value;
}
