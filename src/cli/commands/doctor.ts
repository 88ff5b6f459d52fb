// doctor: what is well and what is wrong with the installation, one line for each thing looked at. --json answers the findings.
// Exit 0 without errors (there may be warnings), 10 with.
import { parseArgs } from 'node:util';
import { examineInstallation } from '../../app/doctor/examine-installation.ts';
import type { Finding } from '../../app/doctor/finding.ts';
import { EXIT } from '../../app/exit-codes.ts';
import { installationFolder } from '../../app/installation.ts';
import type { Command } from '../io.ts';
import { sayJson } from '../io.ts';

const STATE_WORDS = {
  ok: 'ok     ',
  warning: 'VARNING',
  error: 'FEL    ',
} as const satisfies Record<Finding['state'], string>;

export const doctor: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  });
  const findings = await examineInstallation({
    read: io.settings(),
    environment: process.env,
    installation: installationFolder(),
    at: new Date().toISOString(),
  });
  const errors = findings.filter(({ state }) => state === 'error').length;
  if (values.json) sayJson(io, findings);
  else {
    for (const { state, message, hint } of findings)
      io.say(`${STATE_WORDS[state]} ${message}${hint === '' ? '' : ` ${hint}`}`);
    io.say(errors === 0 ? 'Inga fel hittades.' : `Fel att rätta: ${errors}.`);
  }
  return errors === 0 ? EXIT.ok : EXIT.problems;
};
