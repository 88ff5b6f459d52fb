// May what the product needs be passed on with it (dependencies.json), and is anything in it known to be vulnerable (npm audit)?
// The first is read from the lockfile. The second asks the registry, and a machine that cannot is told so and not failed.
// Only what is installed in production counts: what builds and tests is not passed on.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const { compatible, read: readByHand, accepted } = read('dependencies.json');
const { packages } = read('../package-lock.json');

const shipped = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version, license }]) => ({
    id: `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
    licence: license ?? null,
  }));

const problems = [...licenceProblems(), ...vulnerabilityProblems()];
for (const problem of problems) console.error(problem);
if (shipped.length < 100) console.error(`Bara ${shipped.length} paket i låsfilen: kontrollen ser dem inte.`);
console.log(`${shipped.length} paket, ${problems.length} fel`);
process.exit(problems.length === 0 && shipped.length >= 100 ? 0 : 1);

function licenceProblems() {
  const stale = Object.keys(readByHand).filter((id) => !shipped.some((each) => each.id === id));
  return [
    ...shipped
      .filter(({ id, licence }) => !isCompatible(readByHand[id]?.licence ?? licence))
      .map(
        ({ id, licence }) =>
          `${id}: licensen ${licence ?? '(ingen)'} står inte i scripts/dependencies.json. Läs den: är den förenlig med EUPL-1.2 läggs den till med ett skäl, annars byts paketet.`,
      ),
    ...stale.map((id) => `${id} används inte längre: ta bort raden i scripts/dependencies.json.`),
  ];
}

/** An SPDX expression: one of those with OR, all of those with AND. With both it is for a person to read. */
function isCompatible(expression) {
  if (expression === null || (expression.includes(' OR ') && expression.includes(' AND '))) return false;
  const names = expression.replace(/^\(|\)$/g, '').split(/ (?:OR|AND) /);
  const isKnown = (name) => Object.hasOwn(compatible, name);
  return expression.includes(' OR ') ? names.some(isKnown) : names.every(isKnown);
}

function vulnerabilityProblems() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout, error } = spawnSync(
    npm,
    ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'],
    { encoding: 'utf8', timeout: 60_000, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 },
  );
  const { vulnerabilities } = parsed(stdout);
  if (error !== undefined || vulnerabilities === undefined) {
    console.log('Registret går inte att fråga om kända sårbarheter härifrån: den kontrollen är inte gjord.');
    return [];
  }
  const advisories = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    // A string is another package that has the vulnerability, and is listed itself.
    .filter((via) => typeof via === 'object' && ['high', 'critical'].includes(via.severity));
  const today = new Date().toISOString().slice(0, 10);
  const isAccepted = (url) => accepted.some((each) => each.url === url && each.until >= today);
  return advisories
    .filter(({ url }) => !isAccepted(url))
    .map(
      ({ name, severity, title, url }) =>
        `${name}: ${severity}, ${title} (${url}). Uppgradera, eller skriv i scripts/dependencies.json under accepted varför den inte når Utfall, och till när det gäller.`,
    );
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // no answer at all
  }
}
