// Reads the claims file and opens the provider, for the start and for doctor. What is wrong in the file stops the start; the
// provider itself is asked when it is needed.
import { readFileSync } from 'node:fs';
import type { Checked } from '../../../core/problem.ts';
import { writePlace } from '../../../core/problem.ts';
import type { OpenIdSettings } from '../../configuration.ts';
import type { Definitions } from '../../definitions.ts';
import { Refused } from '../../failures.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { openProvider } from './open-provider.ts';
import { readClaimsTable, unknownPlaces } from './read-claims-table.ts';

/** Null without settings for it. Throws Refused with all that is wrong in the file. */
export function startOpenId(settings: OpenIdSettings | null): IdentityProvider | null {
  if (settings === null) return null;
  const { value: table, problems } = readClaimsFile(settings.claimsFile);
  if (table === null) throw new Refused(problems);
  return openProvider({ settings, table });
}

/** Places in the file that today's definitions do not have, for the person who starts the server. */
export async function unknownPlaceLines(
  provider: IdentityProvider | null,
  { regions }: Pick<Definitions, 'regions'>,
): Promise<readonly string[]> {
  if (provider === null) return [];
  const unknown = unknownPlaces(provider.table, await regions());
  return unknown.map(({ where, message, hint }) => `${writePlace(where)}: ${message} ${hint}`);
}

export function readClaimsFile(path: string): Checked<ClaimsTable> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      value: null,
      problems: [
        {
          code: 'file-unreadable',
          severity: 'error',
          where: { file: path },
          message: 'Filen med uppgifter från identitetstjänsten går inte att läsa.',
          hint: 'Rätta UTFALL_OIDC_CLAIMS eller filens rättigheter.',
        },
      ],
    };
  }
  return readClaimsTable({ path, text });
}
