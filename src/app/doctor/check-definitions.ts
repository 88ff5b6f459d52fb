// The definitions that are shipped, or that the operator has changed: whether they can be used.
import { join } from 'node:path';
import { hasErrors } from '../../core/problem.ts';
import { readComputedCatalogue } from '../computed-indicators.ts';
import { Refused } from '../failures.ts';
import { readDefinitions } from '../read-definitions.ts';
import type { Finding } from './finding.ts';
import { well, wrong } from './finding.ts';

export async function checkDefinitions(installation: string): Promise<readonly Finding[]> {
  const folder = join(installation, 'definitions');
  const hint = `Kör: bin/utfall check-plan ${folder}`;
  const regions = await readDefinitions(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return null;
    throw error;
  });
  if (regions === null)
    return [wrong('definitions', `Mappen ${folder} går inte att läsa.`, 'Installera om Utfall.')];
  const broken = regions.filter(({ region }) => region.value === null || hasErrors(region.problems));
  const isCatalogueBroken = await readComputedCatalogue(folder).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refused) return true;
      throw error;
    },
  );
  const findings = [
    ...broken.map(({ path }) => wrong('definitions', `Definitionerna i ${path} har fel.`, hint)),
    ...(isCatalogueBroken
      ? [
          wrong(
            'definitions',
            'Katalogen med beräknade indikatorer har fel.',
            'Kör: bin/utfall indicator list',
          ),
        ]
      : []),
  ];
  if (findings.length > 0) return findings;
  return [well('definitions', `Definitionerna för ${regions.length} regioner går att använda.`)];
}
