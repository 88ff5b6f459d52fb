// The claims file → the table. Every problem is noted with its line and reading goes on, so that all come at once. Whether the
// places exist is asked apart (`unknownPlaces`): a new installation may get its file before its regions.
import type { Checked, Problem } from '../../../core/problem.ts';
import { hasErrors } from '../../../core/problem.ts';
import { suggest } from '../../../core/written/did-you-mean.ts';
import type { Tree, WrittenFile } from '../../../core/written/parse-yaml.ts';
import { parseYaml } from '../../../core/written/parse-yaml.ts';
import { Section } from '../../../core/written/section.ts';
import type { Place } from '../../../people/contract.ts';
import type { GrantedRole } from '../../../people/roles.ts';
import { GRANTED_ROLES, ROLE_PLACES } from '../../../people/roles.ts';
import type { Region } from '../../../plan/contract.ts';
import type {
  AccountClaims,
  ClaimsTable,
  Condition,
  NamedPlace,
  ProviderDemands,
  RoleRule,
  RulePlace,
} from './claims-table.ts';
import { BY_EMAIL, UNKNOWN } from './claims-table.ts';

export function readClaimsTable(file: WrittenFile): Checked<ClaimsTable> {
  const parsed = parseYaml(file);
  if (parsed.value === null) return { value: null, problems: parsed.problems };
  const problems: Problem[] = [];
  const top = new Section(parsed.value, file.path, (problem) => problems.push(problem));
  const places = readPlaces(top, file.path);
  const account = readAccount(top);
  const provider = readProvider(top);
  const contact = top.optionalText('contact');
  const rules = top.sections('roles').map((section) => readRule(section, places));
  top.close();
  if (account === null || provider === null || hasErrors(problems)) return { value: null, problems };
  const known = rules.filter((rule) => rule !== null);
  return {
    value: { account, provider, contact: contact === '' ? null : contact, rules: known, places },
    problems,
  };
}

function readAccount(top: Section): AccountClaims | null {
  const section = top.section('account');
  if (section === null) {
    if (!top.has('account'))
      top.problem(
        undefined,
        'missing-key',
        '”account” saknas: det framgår inte vilken uppgift som säger vem personen är.',
        'Lägg till ”account:” och under det ”identifiedBy: employeeHsaId” eller den uppgift som identitetstjänsten lämnar.',
      );
    return null;
  }
  const identifiedBy = section.text('identifiedBy');
  const name = textOrTexts(section, 'name');
  const email = section.optionalText('email');
  const unknown = section.oneOf('unknown', UNKNOWN);
  const byEmail = section.has('byEmail') ? section.oneOf('byEmail', BY_EMAIL) : 'no';
  section.close();
  if (byEmail !== 'no' && byEmail !== null && email === '')
    section.problem(
      'byEmail',
      'email-missing',
      'Konton kan inte kännas igen på e-postadressen när det inte framgår vilken uppgift den är.',
      'Lägg till ”email: email” eller det namn som uppgiften har, eller ta bort ”byEmail”.',
    );
  if (unknown === 'refuse' && byEmail === 'no')
    section.problem(
      'unknown',
      'nobody-gets-in',
      'Ingen skulle komma in: nya personer släpps inte in, och inbjudna känns inte igen.',
      'Skriv ”unknown: create”, eller känn igen inbjudna med ”byEmail: verified”.',
    );
  if (identifiedBy === null || unknown === null || byEmail === null) return null;
  return { identifiedBy, name, email: email === '' ? null : email, unknown, byEmail };
}

const OPENID = 'openid';

function readProvider(top: Section): ProviderDemands | null {
  const none = { scopes: [OPENID], acr: [], hasUserInfo: false };
  if (!top.has('provider')) return none;
  const section = top.section('provider');
  if (section === null) return null;
  const scopes = section.has('scopes') ? textOrTexts(section, 'scopes') : none.scopes;
  const acr = section.has('acr') ? textOrTexts(section, 'acr') : none.acr;
  const hasUserInfo = section.boolean('userinfo');
  section.close();
  if (!scopes.includes(OPENID))
    section.problem(
      'scopes',
      'scope-openid-missing',
      'Bland ”scopes” saknas ”openid”.',
      'Skriv till exempel ”scopes: [openid, profile]”.',
    );
  return { scopes, acr, hasUserInfo };
}

function readRule(section: Section, places: ClaimsTable['places']): RoleRule | null {
  const role = section.oneOf('role', GRANTED_ROLES);
  const sections = section.has('sections') ? textOrTexts(section, 'sections') : [];
  const when = readConditions(section);
  const where = readWhere(section, role, places);
  section.close();
  if (when.length === 0 && where?.kind === 'fixed')
    section.problem(
      'role',
      'role-for-everyone',
      'Rollen skulle ges till alla som loggar in.',
      'Lägg till ”when:” med den uppgift som krävs, till exempel ”when: {groups: utfall-analytiker}”.',
    );
  if (role !== null && (role === 'contributor') !== sections.length > 0)
    section.problem(
      'sections',
      'sections',
      role === 'contributor'
        ? 'Det framgår inte vilka avsnitt som uppgiftslämnaren fyller i.'
        : 'Bara uppgiftslämnare (contributor) har avsnitt.',
      'Ange ”sections: [avsnitt]” för uppgiftslämnare, och inga för andra roller.',
    );
  return role === null || where === null ? null : { role, sections, when, where };
}

function readConditions(section: Section): readonly Condition[] {
  const tree = section.tree('when');
  if (tree === null) return [];
  if (tree.kind !== 'map' || tree.fields.size === 0) {
    section.problem(
      'when',
      'wrong-form',
      '”when” ska innehålla uppgifter och de värden som krävs.',
      'Skriv till exempel ”when: {groups: utfall-analytiker}”.',
    );
    return [];
  }
  return [...tree.fields].flatMap(([claim, field]) => {
    const values = textsOf(field.tree);
    if (values !== null && values.length > 0) return [{ claim, values }];
    section.problemAt(
      field.line,
      'wrong-form',
      `Det framgår inte vilket värde ”${claim}” ska ha.`,
      'Skriv ett värde, eller flera som [ett, två].',
    );
    return [];
  });
}

function readWhere(
  section: Section,
  role: GrantedRole | null,
  places: ClaimsTable['places'],
): RulePlace | null {
  const hasFixed = section.has('place');
  if (hasFixed === section.has('placeFrom')) {
    section.problem(
      hasFixed ? 'placeFrom' : undefined,
      'place-missing',
      hasFixed ? 'Platsen anges på två sätt.' : 'Det framgår inte på vilken plats rollen ges.',
      'Skriv antingen ”place: {region: exempel}” eller ”placeFrom: commissionHsaId”.',
    );
    return null;
  }
  if (!hasFixed) {
    const claim = section.text('placeFrom');
    if (role !== null && ![...places.values()].some(({ place }) => fits(role, place)))
      section.problem(
        'placeFrom',
        'no-place-fits',
        `Ingen av platserna under ”places” är av det slag som rollen ${role} ges på.`,
        `Rollen ges på: ${ROLE_PLACES[role].join(', ')}. Lägg till platserna under ”places”.`,
      );
    return claim === null ? null : { kind: 'claim', claim };
  }
  const place = readPlace(section, 'place');
  if (place === null) return null;
  if (role !== null && !fits(role, place))
    section.problem(
      'place',
      'wrong-kind-of-place',
      `Rollen ${role} ges inte på en sådan plats.`,
      `Rollen ges på: ${ROLE_PLACES[role].join(', ')}.`,
    );
  return { kind: 'fixed', place, writtenAt: section.place('place') };
}

/** Whether the role is given on places of this kind. */
export function fits(role: GrantedRole, { kind }: Place): boolean {
  const kinds: readonly Place['kind'][] = ROLE_PLACES[role];
  return kinds.includes(kind);
}

function readPlaces(top: Section, path: string): ReadonlyMap<string, NamedPlace> {
  const found = new Map<string, NamedPlace>();
  const tree = top.tree('places');
  if (tree === null) return found;
  const section = top.section('places');
  if (section === null || tree.kind !== 'map') return found;
  for (const [name, { line }] of tree.fields) {
    const place = readPlace(section, name);
    if (place !== null) found.set(name, { place, writtenAt: { file: path, line } });
  }
  return found;
}

/** `installation`, or a section with region and, within it, area or unit. */
function readPlace(section: Section, key: string): Place | null {
  const tree = section.tree(key);
  if (tree?.kind === 'text' && tree.text === 'installation') return { kind: 'installation' };
  if (tree?.kind !== 'map') {
    section.problem(
      key,
      'wrong-form',
      `”${key}” ska vara en plats.`,
      'Skriv {region: exempel}, {region: exempel, area: kusten}, {region: exempel, unit: almviken} eller installation.',
    );
    return null;
  }
  const inner = section.section(key);
  const regionId = inner?.text('region') ?? null;
  const [area, unit] = [inner?.optionalText('area') ?? '', inner?.optionalText('unit') ?? ''];
  inner?.close();
  if (regionId === null) return null;
  if (area !== '' && unit !== '') {
    section.problem(
      key,
      'two-places',
      'Platsen är både ett område och en enhet.',
      'Behåll den av dem som rollen gäller.',
    );
    return null;
  }
  if (area !== '') return { kind: 'area', regionId, id: area };
  return unit === '' ? { kind: 'region', regionId } : { kind: 'unit', regionId, id: unit };
}

/** One text, or a list of them. */
function textOrTexts(section: Section, key: string): readonly string[] {
  if (section.isList(key)) return section.texts(key).map(({ text }) => text);
  const text = section.text(key);
  return text === null ? [] : [text];
}

/** Null for what is no text. */
function textsOf(tree: Tree): readonly string[] | null {
  if (tree.kind === 'text') return tree.text === '' ? null : [tree.text];
  if (tree.kind === 'map') return null;
  const texts = tree.items.map((item) => (item.kind === 'text' ? item.text : ''));
  return texts.includes('') ? null : texts;
}

/** Places that today's definitions do not have: no role is given there until they do. */
export function unknownPlaces(table: ClaimsTable, regions: readonly Region[]): readonly Problem[] {
  const fixed = table.rules.flatMap(({ where }) => (where.kind === 'fixed' ? [where] : []));
  return [...table.places.values(), ...fixed].flatMap(({ place, writtenAt }) => {
    if (place.kind === 'installation') return [];
    const region = regions.find(({ id }) => id === place.regionId);
    const warn = (message: string, hint: string): readonly Problem[] => [
      { code: 'unknown-place', severity: 'warning', where: writtenAt, message, hint },
    ];
    if (region === undefined)
      return warn(
        `Regionen ${place.regionId} finns inte: ingen får rollen på platsen.`,
        regions.length === 0
          ? 'Läs in regionens definitioner.'
          : suggest(
              place.regionId,
              regions.map(({ id }) => id),
            ),
      );
    if (place.kind === 'region') return [];
    const parts = region.organisation.units.filter(({ kind }) => kind === place.kind);
    if (parts.some(({ id }) => id === place.id)) return [];
    return warn(
      `${place.kind === 'unit' ? 'Enheten' : 'Området'} ${place.id} finns inte i ${region.name}: ingen får rollen på platsen.`,
      suggest(
        place.id,
        parts.map(({ id }) => id),
      ),
    );
  });
}
