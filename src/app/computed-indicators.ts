// The computed part of the catalogue on disk: read whole, explained, tested, and begun anew. Needs no database and no care
// data: the persons are the hand-made ones of definitions/catalogue/tests.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Period } from '../core/period.ts';
import { periodKey } from '../core/period.ts';
import type { Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { WrittenFile } from '../core/written/parse-yaml.ts';
import { createMemoryEngine } from '../measure/engines/memory/engine.ts';
import type { ComputedIndicator, MeasureCatalogue } from '../measure/language/definition.ts';
import { readMeasureCatalogue } from '../measure/language/read-catalogue.ts';
import { explainIndicator } from '../measure/prose/explain.ts';
import { type Account, explainPerson } from '../measure/prose/explain-person.ts';
import { answerOf, type SpecAnswer } from '../measure/spec/compare.ts';
import { readSpecs } from '../measure/spec/read-spec.ts';
import type { SpecCase } from '../measure/spec/spec-case.ts';
import { NotFound, Refused } from './failures.ts';

export interface ComputedCatalogue extends MeasureCatalogue {
  readonly specs: readonly SpecCase[];
  readonly warnings: readonly Problem[];
}

/** `folder` is definitions/. Throws Refused with every problem of every file. */
export async function readComputedCatalogue(folder: string): Promise<ComputedCatalogue> {
  const at = (name: string) => writtenFiles(join(folder, 'catalogue', name), `catalogue/${name}`);
  const [codes, indicators, tests] = await Promise.all([at('codes'), at('indicators'), at('tests')]);
  const catalogue = readMeasureCatalogue([...codes, ...indicators]);
  if (catalogue.value === null) throw new Refused(catalogue.problems);
  const { value } = catalogue;
  const specs = tests.map((file) => readSpecs(file, value));
  const problems = [...catalogue.problems, ...specs.flatMap((each) => each.problems)];
  if (hasErrors(problems)) throw new Refused(problems);
  return { ...value, specs: specs.flatMap((each) => each.value ?? []), warnings: problems };
}

async function writtenFiles(folder: string, shown: string): Promise<readonly WrittenFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const wanted = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(
    wanted.map(async (name) => ({
      path: `${shown}/${name}`,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/** Throws NotFound. */
export function computedIndicator(catalogue: MeasureCatalogue, id: string): ComputedIndicator {
  const found = catalogue.indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new NotFound('indicator');
  return found;
}

/** Why it matters, what is counted, where it comes from: lines for a terminal. */
export function tellIndicator(indicator: ComputedIndicator): readonly string[] {
  const { name, description, why, source, owner, reviewOn, fingerprint, notComparableWith } = indicator;
  return [
    description === '' ? name : `${name}: ${description}`,
    why,
    ...explainIndicator(indicator).flatMap(({ heading, lines }) => [
      '',
      heading,
      ...lines.map((line) => `  – ${line}`),
    ]),
    '',
    ...(notComparableWith === '' ? [] : [`Jämför inte med: ${notComparableWith}`]),
    `Källa: ${source.text}, ${source.link}, ${source.on}.`,
    `Ansvarig: ${owner}. Ses över senast ${reviewOn}. Fingeravtryck ${fingerprint}.`,
  ];
}

export interface PersonInSpec {
  readonly spec: string;
  readonly period: string;
  readonly accounts: readonly Account[];
}

/** What becomes of a hand-made person in each test that she is in. Throws NotFound when she is in none. */
export function explainSpecPerson(
  catalogue: ComputedCatalogue,
  indicator: ComputedIndicator,
  person: string,
  period: Period | null,
): readonly PersonInSpec[] {
  const found = specsOf(catalogue, indicator).flatMap((spec) =>
    (period === null ? spec.periods : [period]).flatMap((each) => {
      const accounts = explainPerson(indicator, spec.data, person, each);
      return accounts.length === 0 ? [] : [{ spec: spec.name, period: periodKey(each), accounts }];
    }),
  );
  if (found.length === 0) throw new NotFound('person');
  return found;
}

function specsOf(catalogue: ComputedCatalogue, indicator: ComputedIndicator): readonly SpecCase[] {
  return catalogue.specs.filter(({ model }) => model === indicator.model);
}

export interface SpecResult extends SpecAnswer {
  readonly spec: SpecCase;
}

/** Every test of the indicator, or of all when it is null, run by the reference engine. */
export async function runSpecs(
  catalogue: ComputedCatalogue,
  indicator: ComputedIndicator | null,
): Promise<readonly SpecResult[]> {
  const specs = indicator === null ? catalogue.specs : specsOf(catalogue, indicator);
  return Promise.all(
    specs.map(async (spec) => ({ spec, ...(await answerOf(spec, createMemoryEngine(spec.data))) })),
  );
}

const TEMPLATE_ID = 'nytt-exempel';

/** Writes an indicator and a test that fails until it is made true. Throws Refused when the id can't be used or exists. */
export async function beginIndicator(folder: string, id: string): Promise<readonly string[]> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new Refused([
      problemWith(`”${id}” kan inte vara id.`, 'Skriv små bokstäver a–z, siffror och bindestreck.'),
    ]);
  const written = ['indicators', 'tests'].map(async (part) => {
    const text = await readFile(join(folder, 'catalogue', 'template', `${part}.yaml`), 'utf8');
    const path = join(folder, 'catalogue', part, `${id}.yaml`);
    // wx: never over somebody's work.
    await writeFile(path, text.replaceAll(TEMPLATE_ID, id), { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST')
          throw new Refused([
            problemWith(`Filen ${path} finns redan.`, 'Välj ett annat id, eller ändra filen.'),
          ]);
        throw error;
      },
    );
    return path;
  });
  return Promise.all(written);
}

function problemWith(message: string, hint: string): Problem {
  return { code: 'indicator-id', severity: 'error', where: {}, message, hint };
}
