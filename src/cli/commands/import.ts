// import: a file of figures goes the ordinary way (read, checked whole, accepted whole or not at all).
// --json answers {state: "accepted" | "checked" | "refused", deliveryId, counts, problems}; "checked" is a dry run without
// errors. Exit 0 when accepted or checked, 10 when refused.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptDelivery } from '../../app/accept-delivery.ts';
import { EXIT } from '../../app/exit-codes.ts';
import { Refused } from '../../app/failures.ts';
import { mappingFrom } from '../../app/mapping-from.ts';
import { checkFile, receiveDelivery } from '../../app/receive-delivery.ts';
import type { World } from '../../app/world.ts';
import type { Mapping, NewDelivery } from '../../collect/contract.ts';
import type { Problem } from '../../core/problem.ts';
import type { Command, Io } from '../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../io.ts';

export const importFile: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      map: { type: 'string' },
      reason: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const path = need(positionals[0], 'FIL');
  const regionId = need(values.region, '--region');
  const file = {
    regionId,
    fileName: basename(path),
    bytes: await readOrExplain(path),
    mapping: values.map === undefined ? null : await loadMapping(values.map),
  };
  const world = await io.world();
  const result = values['dry-run'] ? await check(world, file) : await take(world, file, values.reason);
  if (values.json) sayJson(io, result);
  else tell(io, result, file.fileName);
  return result.state === 'refused' ? EXIT.problems : EXIT.ok;
};

interface Result {
  readonly state: 'accepted' | 'checked' | 'refused';
  readonly deliveryId: string | null;
  /** Null when the file could not be read or must not be kept: nothing in it was counted. */
  readonly counts: NewDelivery['counts'] | null;
  readonly problems: readonly Problem[];
}

type Incoming = Parameters<typeof receiveDelivery>[1];

async function check(world: World, file: Incoming): Promise<Result> {
  return answering(null, async () => {
    const { examination, record } = await checkFile(world, file);
    return {
      state: record.state === 'refused' ? 'refused' : 'checked',
      deliveryId: null,
      counts: examination.counts,
      problems: examination.problems,
    };
  });
}

async function take(world: World, file: Incoming, reason: string): Promise<Result> {
  return answering(null, async () => {
    const { delivery, examination } = await receiveDelivery(world, file);
    const { counts, problems } = examination;
    if (delivery.state === 'refused') return { state: 'refused', deliveryId: delivery.id, counts, problems };
    const { id: deliveryId } = delivery;
    return answering({ deliveryId, counts }, async () => {
      await acceptDelivery(world, { deliveryId, reason });
      return { state: 'accepted', deliveryId, counts, problems };
    });
  });
}

/** A refusal is an answer here, not a failure. */
async function answering(
  known: { readonly deliveryId: string; readonly counts: NewDelivery['counts'] } | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return {
      state: 'refused',
      deliveryId: known?.deliveryId ?? null,
      counts: known?.counts ?? null,
      problems: error.problems,
    };
  }
}

const STATE_WORDS = {
  accepted: 'är godkänd.',
  checked: 'kan godkännas. Inget har sparats.',
  refused: 'togs inte emot. Inga siffror har ändrats.',
} as const satisfies Record<Result['state'], string>;

function tell(io: Io, { state, deliveryId, counts, problems }: Result, fileName: string): void {
  for (const problem of problems) io.say(writeProblem(problem));
  if (counts !== null)
    io.say(
      `Rader: ${counts.rows}, varav nya ${counts.added}, oförändrade ${counts.unchanged}, ändrade ${counts.restated}. ` +
        `Fel: ${counts.errors}. Varningar: ${counts.warnings}.`,
    );
  const number = deliveryId === null ? '' : ` (leverans ${deliveryId})`;
  io.say(`${fileName}${number} ${STATE_WORDS[state]}`);
}

async function readOrExplain(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new WrongUse(`Filen ${path} går inte att läsa. Kontrollera att den finns och att du får läsa den.`);
  }
}

async function loadMapping(path: string): Promise<Mapping> {
  return mappingFrom(new TextDecoder().decode(await readOrExplain(path)), basename(path));
}
