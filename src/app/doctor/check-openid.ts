// The region's identity provider: whether the claims file can be read, and whether the provider answers as the one it should be.
// Nobody signs in, and nothing but its own description is asked for.
import { writePlace } from '../../core/problem.ts';
import type { Configuration } from '../configuration.ts';
import { ProviderDown } from '../people/openid/identity-provider.ts';
import { openProvider } from '../people/openid/open-provider.ts';
import { readClaimsFile } from '../people/openid/start-openid.ts';
import type { Finding } from './finding.ts';
import { well, wrong } from './finding.ts';

export async function checkOpenId({ openId }: Configuration): Promise<readonly Finding[]> {
  if (openId === null) return [];
  const { value: table, problems } = readClaimsFile(openId.claimsFile);
  if (table === null)
    return problems.map(({ where, message, hint }) =>
      wrong('openid', `${writePlace(where)}: ${message}`, hint),
    );
  const rules = table.rules.length;
  return [
    well(
      'openid',
      `Inloggning genom ${openId.name}: ${rules} ${rules === 1 ? 'regel' : 'regler'} för roller.`,
    ),
    await checkProvider(() => openProvider({ settings: openId, table }).check(), openId.issuer),
  ];
}

async function checkProvider(check: () => Promise<void>, issuer: string): Promise<Finding> {
  try {
    await check();
    return well('openid', `Identitetstjänsten ${issuer} svarar.`);
  } catch (error) {
    if (!(error instanceof ProviderDown)) throw error;
    return wrong(
      'openid',
      `Identitetstjänsten ${issuer} svarar inte som den ska (${error.reason}). Utfall startar ändå.`,
      'Kontrollera UTFALL_OIDC_ISSUER, brandväggen och tjänstens certifikat.',
    );
  }
}
