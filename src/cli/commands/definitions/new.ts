// definitions new: a worked example of a region to begin from. Needs no database. --json answers {files}.
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { beginRegion } from '../../../app/begin-region.ts';
import { EXIT } from '../../../app/exit-codes.ts';
import { installationFolder } from '../../../app/installation.ts';
import type { Command } from '../../io.ts';
import { need, sayJson } from '../../io.ts';

export const begin: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const folder = need(positionals[0], 'MAPP');
  const files = await beginRegion(folder, join(installationFolder(), 'definitions'));
  if (values.json) sayJson(io, { files });
  else {
    for (const file of files) io.say(relative(process.cwd(), file));
    io.say(`Ändra filerna och läs sedan in dem: utfall definitions load ${folder}`);
  }
  return EXIT.ok;
};
