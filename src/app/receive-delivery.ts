// A file comes in: it is read, checked whole and kept as a preview (or as refused, with everything that is wrong with it).
// Two kinds of file are never kept, only answered: one that can't be read, and one with a personal identity number in it.
import { createHash } from 'node:crypto';
import type { Delivery, Mapping, NewDelivery } from '../collect/contract.ts';
import { hasIdentityNumber } from '../core/identity-number.ts';
import type { Problem } from '../core/problem.ts';
import type { Examination } from './examine-delivery.ts';
import { examineTables } from './examine-delivery.ts';
import { Refused } from './failures.ts';
import { READ_LIMITS } from './read-limits.ts';
import { remember } from './remember-examination.ts';
import type { World } from './world.ts';

export interface IncomingFile {
  readonly regionId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | null;
  /** Only from what computes: a file from outside has none. */
  readonly careVersion?: string;
}

export interface ReceivedDelivery {
  readonly delivery: Delivery;
  readonly examination: Examination;
}

/** Throws NotFound for the region, Refused for a file that must not or can't be kept. */
export async function receiveDelivery(world: World, file: IncomingFile): Promise<ReceivedDelivery> {
  const { examination, record } = await checkFile(world, file);
  const delivery = await world.deliveries.add(record);
  await remember(world, delivery, examination);
  return { delivery, examination };
}

/** The same checks, storing nothing: `import --dry-run`. */
export async function checkFile(
  world: World,
  file: IncomingFile,
): Promise<{ readonly examination: Examination; readonly record: NewDelivery }> {
  const region = await world.definitions.region(file.regionId);
  const fileName = file.fileName.replace(/^.*[\\/]/, '').slice(0, 200);
  if (hasIdentityNumber(fileName)) throw new Refused([IDENTITY_IN_NAME]);
  const read = await world.readTables(file.bytes, fileName, READ_LIMITS);
  if (read.value === null) throw new Refused(read.problems);
  const { mapping } = file;
  const tables = read.value;
  const examination = await examineTables(world, {
    region,
    tables,
    mapping,
    problems: read.problems,
    knownAt: null,
  });
  refuseIdentityNumbers(examination.problems);
  return {
    examination,
    record: {
      regionId: region.id,
      fileName,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      bytes: file.bytes,
      mapping,
      state: examination.counts.errors > 0 ? 'refused' : 'previewed',
      receivedAt: world.clock(),
      counts: examination.counts,
      isInvented: region.isInvented,
      careVersion: file.careVersion ?? null,
    },
  };
}

const IDENTITY_IN_NAME: Problem = {
  code: 'identity-number',
  severity: 'error',
  where: {},
  message: 'Filens namn innehåller ett personnummer.',
  hint: 'Byt namn på filen. Personnummer tas inte emot någonstans i systemet.',
};

/** The file would otherwise lie in the database with the number in it. */
function refuseIdentityNumbers(problems: readonly Problem[]): void {
  const found = problems.filter((problem) => problem.code === 'identity-number');
  if (found.length > 0) throw new Refused(found);
}

/** A reason or a comment that a person typed. Throws Refused. */
export function refuseIdentityNumberIn(text: string, field: string): void {
  if (!hasIdentityNumber(text)) return;
  throw new Refused([
    {
      code: 'identity-number',
      severity: 'error',
      where: { column: field },
      message: 'Texten innehåller ett personnummer.',
      hint: 'Ta bort det. Personnummer tas inte emot någonstans i systemet.',
    },
  ]);
}
