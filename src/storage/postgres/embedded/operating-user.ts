// Which operating-system user the embedded server runs as. PostgreSQL refuses to run as root, so when Utfall does, the
// server runs as the owner of its folder, by default `nobody`. When that user cannot reach the folders (a clone under /root),
// the server is given the single capability to read and pass folders, and nothing else of root's powers.
//
// `access()` ignores such a capability unless the process has the securebit "no_setuid_fixup", and PostgreSQL uses it to
// find its own program: that is why setpriv sets the bit.
import type { SpawnOptions } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { UnavailableError } from '../../../core/failure.ts';

export interface OperatingUser {
  /** What to run before the program's own path and arguments. */
  readonly prefix: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who must own the cluster's folder; null when it is the user we are. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

const OURSELVES: OperatingUser = { prefix: [], options: {}, owner: null };

/** `folder` is the cluster's folder or the one that it will be made in; `program` is what must be runnable. */
export function chooseOperatingUser(folder: string, program: string): OperatingUser {
  if (process.getuid?.() !== 0) return OURSELVES;
  const owner = ownerOf(folder);
  const plain: OperatingUser = { prefix: [], options: owner, owner };
  const candidates = [plain, withCapability('dac_read_search', owner), withCapability('dac_override', owner)];
  const chosen = candidates.find((candidate) => reaches(candidate, folder, program));
  if (chosen) return chosen;
  throw new UnavailableError(
    `Den inbyggda databasen får inte köras som root, och användaren med nummer ${owner.uid} når inte ${folder}. ` +
      'Starta Utfall som en vanlig användare, eller lägg det i en mapp som alla får gå in i, till exempel /opt/utfall.',
  );
}

function ownerOf(folder: string): { readonly uid: number; readonly gid: number } {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? nobody() : { uid, gid };
}

function nobody(): { readonly uid: number; readonly gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : { uid: 65534, gid: 65534 };
}

function withCapability(name: string, owner: { readonly uid: number; readonly gid: number }): OperatingUser {
  const only = `-all,+${name}`;
  return {
    prefix: [
      'setpriv',
      ...['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups'],
      ...['--inh-caps', only, '--ambient-caps', only, '--bounding-set', only],
      ...['--securebits', '+no_setuid_fixup', '--no-new-privs'],
    ],
    options: {},
    owner,
  };
}

function reaches(user: OperatingUser, folder: string, program: string): boolean {
  const [command = 'sh', ...rest] = [
    ...user.prefix,
    'sh',
    '-c',
    'test -x "$0" && test -x "$1"',
    program,
    folder,
  ];
  return spawnSync(command, rest, { ...user.options, cwd: '/', stdio: 'ignore' }).status === 0;
}
