// admin-link: a one-time link for whoever shall administer the whole installation, printed for those who may run commands on the
// computer. Without --email only while nobody can administer; with it for one who does and can't get in. --json answers {link, endsAt}.
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import {
  administrators,
  hasAdministrator,
  makeAdministratorLink,
  makeFirstAdministratorLink,
} from '../../app/people/first-administrator.ts';
import { COMMAND_LINE } from '../../people/actors.ts';
import { ADMINISTRATOR_LINK_HOURS } from '../../people/sign-in-limits.ts';
import type { Accounts, Command } from '../io.ts';
import { sayJson, WrongUse } from '../io.ts';

export const adminLink: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: { email: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const made = await makeLinkFor(await io.accounts(), values.email ?? null);
  if (values.json) sayJson(io, made);
  else {
    io.say(String(made.link));
    io.complain(
      `Länken fungerar en gång och i ${ADMINISTRATOR_LINK_HOURS} timmar. Den som öppnar den administrerar Utfall: visa den inte för någon annan.`,
    );
  }
  return EXIT.ok;
};

async function makeLinkFor({ people, grants, address }: Accounts, email: string | null) {
  if (email !== null) return makeAdministratorLink(people, COMMAND_LINE, grants, email, address);
  if (await hasAdministrator(people, COMMAND_LINE, grants)) {
    const known = await administrators(people, COMMAND_LINE, grants);
    throw new WrongUse(
      `Utfall har redan administratörer: ${known.map((account) => account.email).join(', ')}. Ange vem länken är till med --email.`,
    );
  }
  return makeFirstAdministratorLink(people, COMMAND_LINE, grants, address);
}
