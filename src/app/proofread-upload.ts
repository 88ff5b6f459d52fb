// A text from outside, proofread for the person who sent it and forgotten: read in a process of its own, held against itself
// and, when a region and year are given, against what is known of the region. Nothing of it is stored, cached or logged.
import { hasIdentityNumber } from '../core/identity-number.ts';
import type { Problem } from '../core/problem.ts';
import type { ProofreadingPage } from '../http/proofread-contract.ts';
import type { ProofedDocument } from '../report/contract.ts';
import type { IdentityPlace } from '../report/proofreader/identities.ts';
import { Refused } from './failures.ts';
import type { World } from './world.ts';
import type { PlannedYear, RegionYear } from './year-of-region.ts';
import { collectedWhole, planned } from './year-of-region.ts';

export interface ProofUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Null: held against itself only. */
  readonly place: RegionYear | null;
}

export interface ProofedUpload {
  readonly fileName: string;
  readonly document: ProofedDocument;
  readonly year: PlannedYear | null;
}

/** Throws NotFound for the region or year, Refused for what can't be read or holds a personal identity number. */
export async function proofreadUpload(world: World, upload: ProofUpload): Promise<ProofreadingPage> {
  const { fileName, document, year } = await proofUpload(world, upload);
  return {
    fileName,
    against:
      year === null ? null : { regionId: year.region.id, regionName: year.region.name, year: year.plan.year },
    ...document,
  };
}

/** The same, for the exports. */
export async function proofUpload(world: World, upload: ProofUpload): Promise<ProofedUpload> {
  // Browsers send the bare name; other programs may send a path.
  const fileName = upload.fileName.replace(/^.*[\\/]/, '').slice(0, 200) || 'namnlös';
  if (hasIdentityNumber(fileName)) throw new Refused([IDENTITY_IN_NAME]);
  const year = upload.place === null ? null : await planned(world, upload.place);
  const answer = await world.proofreading.proofread({
    name: fileName,
    bytes: upload.bytes,
    data: year === null ? null : await dataOf(world, year),
  });
  switch (answer.kind) {
    case 'proofed':
      return { fileName, document: answer.document, year };
    case 'unreadable':
      throw new Refused([
        { code: 'unreadable', severity: 'error', where: {}, message: answer.message, hint: '' },
      ]);
    case 'identity-numbers':
      throw new Refused(answer.places.map(identityProblem));
  }
}

async function dataOf(world: World, year: PlannedYear) {
  const { current } = await collectedWhole(world, year);
  return {
    regionName: year.region.shortName,
    indicators: year.plan.indicators,
    targets: year.plan.targets,
    observations: current,
  };
}

const HINT = 'Ta bort det och granska på nytt. Personnummer tas inte emot någonstans i systemet.';

const IDENTITY_IN_NAME: Problem = {
  code: 'identity-number',
  severity: 'error',
  where: {},
  message: 'Filens namn innehåller ett personnummer.',
  hint: HINT,
};

function identityProblem({ line, page }: IdentityPlace): Problem {
  const where = page === null ? '' : ` på sida ${page}`;
  return {
    code: 'identity-number',
    severity: 'error',
    where: { line },
    message: `Texten${where} innehåller ett personnummer.`,
    hint: HINT,
  };
}
