// The proofreader on a file from outside: read it, hold it against itself and, when a region and year are given, against
// what is known of the region. Nothing of the file is kept.
import type { Finding } from '../report/proofreader/finding.ts';
import { proofread } from '../report/proofreader/proofread.ts';
import { readProofFile } from '../report/proofreader/readers/read-file.ts';
import type { World } from './world.ts';
import type { RegionYear } from './year-of-region.ts';
import { collectedWhole, planned } from './year-of-region.ts';

export type ProofreadFile =
  | { readonly kind: 'read'; readonly findings: readonly Finding[] }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Throws NotFound for a region or year that does not exist. `world` is needed only together with `place`. */
export async function proofreadFile(
  name: string,
  bytes: Uint8Array,
  against: { readonly world: World; readonly place: RegionYear } | null,
): Promise<ProofreadFile> {
  const file = await readProofFile(name, bytes);
  if (file.kind === 'unreadable') return file;
  if (against === null) return { kind: 'read', findings: proofread(file.document) };
  const year = await planned(against.world, against.place);
  const { current } = await collectedWhole(against.world, year);
  const findings = proofread(file.document, {
    regionName: year.region.shortName,
    indicators: year.plan.indicators,
    targets: year.plan.targets,
    observations: current,
  });
  return { kind: 'read', findings };
}
