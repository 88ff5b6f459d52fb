// docs/reference/permissions.md: who may do what, and what each address of the API asks for, written from the tables that decide.
import type { RouteName } from '../src/http/addresses.ts';
import { addressOf, ROUTES } from '../src/http/addresses.ts';
import type { RouteRight } from '../src/http/route-actions.ts';
import { ROUTE_ACTIONS } from '../src/http/route-actions.ts';
import type { Action, Reach } from '../src/people/permissions.ts';
import { ACTIONS, PERMISSIONS } from '../src/people/permissions.ts';
import { GRANTED_ROLES, ROLE_NAMES, ROLE_PLACES, ROLES } from '../src/people/roles.ts';

const ACTION_NAMES = {
  'see-public': 'Se publicerade år',
  'see-figures': 'Se siffror för år som inte är publicerade',
  'see-unit-figures': 'Se enheternas siffror',
  'see-draft-report': 'Läsa rapporten innan den är publicerad',
  'see-deliveries': 'Se leveranser',
  deliver: 'Lämna, godkänna och ta tillbaka leveranser',
  'write-comments': 'Skriva kommentarer',
  'decide-goals': 'Avgöra hur mål uppfylls',
  'publish-year': 'Publicera ett år eller ta tillbaka det',
  proofread: 'Granska siffrorna i en egen text',
  'manage-people': 'Bjuda in personer, ge och avsluta roller',
  'see-audit': 'Läsa granskningsloggen',
  'save-definitions': 'Ändra vad som följs upp',
  'manage-own-account': 'Sköta sitt eget konto',
  'sign-in': 'Logga in och ut',
} as const satisfies Record<Action, string>;

const REACHES = { no: '–', 'in-place': 'på sin plats', everywhere: 'ja' } as const satisfies Record<
  Reach,
  string
>;

const PLACES = { installation: 'hela installationen', region: 'region', area: 'område', unit: 'enhet' };

/** Where the right of an address is asked for. */
function whereOf(right: RouteRight): string {
  switch (right.kind) {
    case 'open':
      return 'ingen plats';
    case 'seen':
      return `visar det man får se; före publicering \`${right.unpublished}\``;
    case 'region':
      return 'i adressens region';
    case 'delivery':
      return 'i leveransens region';
    case 'somewhere':
      return 'någonstans; platsen prövas mot det som frågan gäller';
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export function permissionsDocument(generated: string): string {
  const roles = GRANTED_ROLES.map((role) => [
    ROLE_NAMES[role].sv,
    `\`${role}\``,
    ROLE_PLACES[role].map((place) => PLACES[place]).join(', '),
  ]);
  const actions = ACTIONS.map((action) => [
    `${ACTION_NAMES[action]} (\`${action}\`)`,
    ...ROLES.map((role) => REACHES[PERMISSIONS[action][role]]),
  ]);
  const routes = (Object.keys(ROUTES) as RouteName[]).map((name) => {
    const { method, url } = addressOf(name);
    const right: RouteRight = ROUTE_ACTIONS[name];
    return [`\`${method} ${url}\``, `${ACTION_NAMES[right.action]} (\`${right.action}\`)`, whereOf(right)];
  });
  return `# Roller och rättigheter

${generated}
En roll ges till ett konto, på en plats och för en tid. Det som rollen får göra ”på sin plats” gäller platsen, det som ligger
under den och det som den har tagit över. En roll gäller från sin första dag och inte den dag då den avslutas. Utan roll är man
som allmänheten, och får sköta sitt eget konto.

Det som någon inte får se finns inte för den personen: svaret är detsamma som för det som saknas (404). 403 betyder att saken
syns men inte får göras, 401 att man måste logga in först. Källorna är \`src/people/permissions.ts\` och
\`src/http/route-actions.ts\`; \`tests/hostile/http-access-matrix.test.ts\` prövar varje adress som var och en.

## Roller

${table(['roll', 'i koden', 'ges på'], roles)}

## Vad rollerna får göra

${table(['', ...ROLES.map((role) => ROLE_NAMES[role].sv)], actions)}

## Vad adresserna kräver

${table(['adress', 'rättighet', 'var'], routes)}
`;
}
