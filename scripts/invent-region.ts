// Writes the figures of Region Exempel, which does not exist: values per health centre that no real region publishes.
// Groups are summed from the centres by the organisation in definitions/exempel, never drawn, so everything adds up.
// Always the same files; a test runs it again and compares. Run: node scripts/invent-region.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decimal, divide } from '../src/core/decimal.ts';
import type { Organisation, OrganisationUnit } from '../src/plan/contract.ts';
import { parentAt, unitsAt } from '../src/plan/organisation-at.ts';
import { readRegion } from '../src/plan/read-region.ts';
import type { Cell, Counts, MonthCounts, Pair, Year } from './invent-centre.ts';
import { cellOf, listedOf, RECIPES, sum, YEARS } from './invent-centre.ts';

const definitions = join(dirname(dirname(fileURLToPath(import.meta.url))), 'definitions');
const HEADING = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note,period';
const SEXES = ['total', 'women', 'men'] as const;
const NONE: Pair = { women: 0, men: 0 };

/** The country's published values for 2023 (Årsrapport hälsoval primärvård 2023, Region Västerbotten). */
const COUNTRY = [
  ['medbed3', '87', 'final'],
  ['telefon', '87', 'final'],
  ['forstalinjen3', '74', 'approximate'],
  ['hba1c_over_70', '7.8', 'final'],
] as const;

/** Calls booked on the wrong centre: all three lie in one area, municipality and operator, so every sum stays. */
const MOVED_CALLS = { from: 'kalkugnen', to: ['dalsasen', 'vassviken'] } as const;
const MOVED_REASON = 'Samtal hade kopplats till fel hälsocentral och har flyttats';

interface Group {
  readonly kind: 'region' | 'area' | 'operator' | 'municipality' | 'unit';
  readonly name: string;
  readonly centres: readonly string[];
}

/** The two files as text, by path under definitions/exempel/figures. */
export function inventFigures(): Readonly<Record<string, string>> {
  const organisation = readOrganisation();
  const groups = new Map(YEARS.map((year) => [year, groupsOf(organisation, year)]));
  const yearly = (id: string, write: (group: Group, year: Year) => readonly string[]) =>
    YEARS.flatMap((year) => [
      ...COUNTRY.filter((row) => row[0] === id && year === 2023).map(
        ([, value, status]) => `${id},2023,country,Riket,total,${value},,,${status},Publicerat värde,`,
      ),
      ...(groups.get(year) ?? []).flatMap((group) => write(group, year)),
    ]);
  const shares = ['medbed3', ...RECIPES.map((recipe) => recipe.id)].flatMap((id) =>
    yearly(id, (group, year) => shareRows(id, group, year)),
  );
  const listed = yearly('listade', listedRows);
  const months = YEARS.flatMap((year) => (groups.get(year) ?? []).flatMap((group) => monthRows(group, year)));
  return {
    '2022-2023.csv': `${[HEADING, ...shares, ...listed, ...months].join('\n')}\n`,
    '2023-rattelse.csv': `${[HEADING, ...restatedRows(organisation)].join('\n')}\n`,
  };
}

function readOrganisation(): Organisation {
  const files = ['exempel', 'catalogue'].flatMap((folder) =>
    readdirSync(join(definitions, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => ({
        path: join(folder, path),
        text: readFileSync(join(definitions, folder, path), 'utf8'),
      })),
  );
  const { value, problems } = readRegion(files);
  if (!value) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return value.organisation;
}

/** As the organisation is on the last day of the year. */
function groupsOf(organisation: Organisation, year: Year): readonly Group[] {
  const day = `${year}-12-31`;
  const centres = unitsAt(organisation, day);
  const under = (kind: 'area' | 'operator' | 'municipality') =>
    unitsAt(organisation, day, kind).map((parent) => ({
      kind,
      name: parent.name,
      centres: centres
        .filter((centre) => parentAt(organisation, centre, kind, day)?.id === parent.id)
        .map((centre) => centre.id),
    }));
  return [
    { kind: 'region', name: 'Exempel', centres: centres.map((centre) => centre.id) },
    ...under('operator'),
    ...under('area'),
    ...under('municipality'),
    ...centres.map((centre) => ({ kind: 'unit' as const, name: centre.name, centres: [centre.id] })),
  ];
}

function pooled(id: string, group: Group, year: Year): Cell {
  const cells = group.centres.map((centre) => cellOf(centre, year, id));
  const [only] = cells;
  if (group.kind === 'unit' && only) return only;
  const counted = cells.flatMap((cell) => ('counts' in cell ? [cell] : []));
  const add = (part: keyof Counts) =>
    counted.reduce(
      (all, { counts }) => ({ women: all.women + counts[part].women, men: all.men + counts[part].men }),
      NONE,
    );
  const months = Array.from({ length: counted[0]?.months.length ?? 0 }, (_, month) => ({
    numerator: counted.reduce((all, cell) => all + (cell.months[month]?.numerator ?? 0), 0),
    denominator: counted.reduce((all, cell) => all + (cell.months[month]?.denominator ?? 0), 0),
  }));
  return { counts: { numerator: add('numerator'), denominator: add('denominator') }, months };
}

function shareRows(id: string, group: Group, year: Year): readonly string[] {
  const cell = pooled(id, group, year);
  const start = `${id},${year},${group.kind},${group.name}`;
  if ('status' in cell) return [`${start},total,,,,${cell.status},${cell.note},`];
  const hasSexes = RECIPES.find((recipe) => recipe.id === id)?.gap !== null;
  return (hasSexes ? SEXES : (['total'] as const)).map((sex) => {
    const numerator = bySex(cell.counts.numerator, sex);
    const denominator = bySex(cell.counts.denominator, sex);
    return denominator === 0
      ? `${start},${sex},,,0,not_applicable,Ingen att räkna på,`
      : `${start},${sex},${percent({ numerator, denominator })},${numerator},${denominator},final,,`;
  });
}

function listedRows(group: Group, year: Year): readonly string[] {
  const listed = group.centres
    .map((centre) => listedOf(centre, year))
    .reduce((all, pair) => ({ women: all.women + pair.women, men: all.men + pair.men }), NONE);
  return SEXES.map(
    (sex) => `listade,${year},${group.kind},${group.name},${sex},${bySex(listed, sex)},,,final,,`,
  );
}

function monthRows(group: Group, year: Year): readonly string[] {
  const cell = pooled('medbed3', group, year);
  if ('status' in cell) return [];
  return cell.months.map((month, index) => {
    const period = `${year}-${String(index + 1).padStart(2, '0')}`;
    const start = `medbed3,${year},${group.kind},${group.name},total`;
    return month.denominator === 0
      ? `${start},,,0,not_applicable,Ingen att räkna på,${period}`
      : `${start},${percent(month)},${month.numerator},${month.denominator},final,,${period}`;
  });
}

function restatedRows(organisation: Organisation): readonly string[] {
  const before = (id: string): MonthCounts => {
    const cell = cellOf(id, 2023, 'telefon');
    if ('status' in cell) throw new Error(`${id} has no telephone figures to restate`);
    return { numerator: sum(cell.counts.numerator), denominator: sum(cell.counts.denominator) };
  };
  // Two per cent of the receiving centre's calls, answered as calls were at the centre that they are taken from.
  const giver = before(MOVED_CALLS.from);
  const moved = MOVED_CALLS.to.map((id) => {
    const denominator = Math.round(before(id).denominator * 0.02);
    return { id, denominator, numerator: Math.round((denominator * giver.numerator) / giver.denominator) };
  });
  const total = (part: 'numerator' | 'denominator') => moved.reduce((all, move) => all + move[part], 0);
  const after = [
    {
      id: MOVED_CALLS.from,
      numerator: giver.numerator - total('numerator'),
      denominator: giver.denominator - total('denominator'),
    },
    ...moved.map((move) => ({
      id: move.id,
      numerator: before(move.id).numerator + move.numerator,
      denominator: before(move.id).denominator + move.denominator,
    })),
  ];
  return after.map(({ id, ...counts }) => {
    const name = organisation.units.find((unit: OrganisationUnit) => unit.id === id)?.name ?? id;
    return `telefon,2023,unit,${name},total,${percent(counts)},${counts.numerator},${counts.denominator},final,${MOVED_REASON},`;
  });
}

function bySex(pair: Pair, sex: (typeof SEXES)[number]): number {
  return sex === 'total' ? sum(pair) : pair[sex];
}

function percent({ numerator, denominator }: MonthCounts): string {
  return divide(decimal(numerator * 100), decimal(denominator), 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(inventFigures()))
    writeFileSync(join(definitions, 'exempel', 'figures', file), text);
