// Reads a region's folder of definitions, with the shared catalogue, into one checked Region. Start reading the stage here.
// Files come in as text: who lies on the disk is the caller's business. All problems together; any error gives no value.
import type { Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { Tree } from '../core/written/parse-yaml.ts';
import { parseYaml } from '../core/written/parse-yaml.ts';
import type { Report } from '../core/written/section.ts';
import { errorAt, listSections, Section } from '../core/written/section.ts';
import { checkOrganisation } from './check-organisation.ts';
import type { DefinitionFile, Plan, ReadRegion, Region } from './contract.ts';
import { catalogueOf, readDefinition } from './read-definition.ts';
import type { WrittenIndicator } from './read-indicators.ts';
import { checkUniqueIndicators, readIndicator } from './read-indicators.ts';
import { readOrganisation } from './read-organisation.ts';
import { readPlan } from './read-plan.ts';

type FileRole = 'catalogue' | 'region' | 'organisation' | 'indicators' | 'plan';

/** Where each sort of file lies. Paths may carry any folder in front: `vasterbotten/plans/2023.yaml` is a plan too. */
const ROLES = {
  catalogue: /(^|\/)catalogue\/[^/]+\.ya?ml$/,
  region: /(^|\/)region\.ya?ml$/,
  organisation: /(^|\/)organisation\.ya?ml$/,
  indicators: /(^|\/)indicators\/[^/]+\.ya?ml$/,
  plan: /(^|\/)plans\/\d{4}\.ya?ml$/,
} as const satisfies Record<FileRole, RegExp>;

/** How indicators are computed from care data: measure reads it (measure/language/read-catalogue.ts). */
const COMPUTED = /(^|\/)catalogue\/[^/]+\//;

/**
 * Files: everything in the region's folder, and `definitions/catalogue/` with its folder's name kept. What is not YAML
 * (figures, README) is passed over. Problems carry the path as given.
 */
export const readRegion: ReadRegion = (files) => {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const trees = parseFiles(files, report);
  const region = readAll(trees, report);
  return { value: hasErrors(problems) ? null : region, problems: inFileOrder(problems, files) };
};

interface ParsedFile {
  readonly path: string;
  readonly tree: Tree;
}

type FilesByRole = Readonly<Record<FileRole, readonly ParsedFile[]>>;

function parseFiles(files: readonly DefinitionFile[], report: Report): FilesByRole {
  const byRole: Record<FileRole, ParsedFile[]> = {
    catalogue: [],
    region: [],
    organisation: [],
    indicators: [],
    plan: [],
  };
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!/\.ya?ml$/.test(file.path) || COMPUTED.test(file.path)) continue;
    const role = (Object.keys(ROLES) as FileRole[]).find((candidate) => ROLES[candidate].test(file.path));
    if (role === undefined) {
      report(
        errorAt(
          { file: file.path },
          'unknown-file',
          'Filen hör inte till definitionerna.',
          'En region har region.yaml, organisation.yaml, indicators/*.yaml och plans/ÅR.yaml.',
        ),
      );
      continue;
    }
    const { value, problems } = parseYaml(file);
    problems.forEach(report);
    // A file that can't be parsed is told about; an empty map in its place would only add false problems.
    if (value !== null) byRole[role].push({ path: file.path, tree: value });
    else byRole[role].push({ path: file.path, tree: UNREADABLE });
  }
  return byRole;
}

const UNREADABLE: Tree = { kind: 'text', line: 1, text: '' };

function readAll(files: FilesByRole, report: Report): Region | null {
  const head = single(files, 'region', report);
  const place = single(files, 'organisation', report);
  const isWhole = Object.values(files).every((list) => list.every(({ tree }) => tree !== UNREADABLE));
  // Half the definitions would give problems about the other half, which the person has not written wrong.
  if (!head || !place || !isWhole) return null;
  const region = readHead(new Section(head.tree, head.path, report));
  const organisation = checkOrganisation(
    readOrganisation(new Section(place.tree, place.path, report)),
    region,
    report,
  );
  const catalogue = catalogueOf(
    files.catalogue.flatMap(({ path, tree }) => listSections(tree, path, report).map(readDefinition)),
    report,
  );
  const indicators = files.indicators.flatMap(({ path, tree }) =>
    listSections(tree, path, report).map((section) => readIndicator(section, catalogue)),
  );
  checkUniqueIndicators(indicators, report);
  const byId = new Map<string, WrittenIndicator>(
    indicators.map((indicator) => [indicator.base.id, indicator]),
  );
  const plans = files.plan.map(
    ({ path, tree }): Plan =>
      readPlan(new Section(tree, path, report), {
        regionId: region.id,
        indicators: byId,
        organisation,
        fileYear: /(\d{4})\.ya?ml$/.exec(path)?.[1] ?? '',
      }),
  );
  if (plans.length === 0)
    report(
      errorAt(
        { file: head.path },
        'missing-file',
        'Regionen har ingen plan.',
        'Lägg till en fil i plans/ som heter som året, till exempel plans/2023.yaml.',
      ),
    );
  return { ...region, organisation, plans: plans.toSorted((a, b) => a.year - b.year) };
}

function single(files: FilesByRole, role: 'region' | 'organisation', report: Report): ParsedFile | null {
  const [first, second] = files[role];
  if (!first)
    report(
      errorAt(
        { file: `${role}.yaml` },
        'missing-file',
        `${role}.yaml saknas.`,
        'Lägg till filen i regionens mapp; en annan region i definitions/ kan vara mall.',
      ),
    );
  if (second)
    report(
      errorAt(
        { file: second.path },
        'duplicate-file',
        `Det finns två ${role}.yaml (den andra är ${first?.path}).`,
        'Läs en region i taget.',
      ),
    );
  return second ? null : (first ?? null);
}

function readHead(section: Section): Omit<Region, 'organisation' | 'plans'> {
  const word = section.section('unitWord');
  if (word === null)
    section.problem(
      'unitWord',
      'missing-key',
      'unitWord saknas: vad en enhet kallas.',
      'Skriv unitWord med one, many och definite: hälsocentral, hälsocentraler, hälsocentralerna.',
    );
  const head = {
    id: section.id('id') ?? '',
    name: section.text('name') ?? '',
    shortName: section.text('shortName') ?? '',
    koladaId: section.optionalText('koladaId'),
    isInvented: section.boolean('invented'),
    unitWord: {
      one: word?.text('one') ?? '',
      many: word?.text('many') ?? '',
      definite: word?.text('definite') ?? '',
    },
  };
  word?.close();
  section.close();
  return head;
}

/** File by file as given, line by line: the order in which a person mends. */
function inFileOrder(problems: readonly Problem[], files: readonly DefinitionFile[]): readonly Problem[] {
  const order = new Map(files.map((file, index) => [file.path, index]));
  const at = (problem: Problem) => order.get(problem.where.file ?? '') ?? files.length;
  return problems.toSorted((a, b) => at(a) - at(b) || (a.where.line ?? 0) - (b.where.line ?? 0));
}
