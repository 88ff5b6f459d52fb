// The computed part of the catalogue: definitions/catalogue/codes/*.yaml and indicators/*.yaml. Start reading the language
// here. Files come in as text; all problems come together; any error gives no value.
import { type Checked, hasErrors, type Problem } from '../../core/problem.ts';
import { parseYaml, type WrittenFile } from '../../core/written/parse-yaml.ts';
import { errorAt, listSections, type Report, Section } from '../../core/written/section.ts';
import { readCodeList, type WrittenCodeList } from './code-list.ts';
import type { ComputedIndicator, MeasureCatalogue } from './definition.ts';
import { readComputedIndicator } from './read-indicator.ts';

const CODES = /(^|\/)codes\/[^/]+\.ya?ml$/;
const INDICATORS = /(^|\/)indicators\/([^/]+)\.ya?ml$/;

/** Other files are passed over. A file of codes is a list; a file of indicators is one, named as its id. */
export function readMeasureCatalogue(files: readonly WrittenFile[]): Checked<MeasureCatalogue> {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const lists = sorted.filter(({ path }) => CODES.test(path)).flatMap((file) => readCodes(file, report));
  const codeLists = new Map(lists.map((list) => [list.id, list]));
  reportRepeats(lists, 'Kodlistan', report);
  const indicators = sorted
    .filter(({ path }) => INDICATORS.test(path))
    .flatMap((file) => readIndicatorFile(file, codeLists, report) ?? []);
  reportRepeats(indicators, 'Indikatorn', report);
  tellEqualMeanings(indicators, report);
  return {
    value: hasErrors(problems) ? null : { indicators, codeLists: lists },
    problems,
  };
}

function readCodes(file: WrittenFile, report: Report): readonly WrittenCodeList[] {
  const { value, problems } = parseYaml(file);
  problems.forEach(report);
  if (value === null) return [];
  return listSections(value, file.path, report).map((section) => readCodeList(section, report));
}

function readIndicatorFile(
  file: WrittenFile,
  codeLists: ReadonlyMap<string, WrittenCodeList>,
  report: Report,
): ComputedIndicator | null {
  const { value, problems } = parseYaml(file);
  problems.forEach(report);
  if (value === null) return null;
  const indicator = readComputedIndicator(new Section(value, file.path, report), {
    file: file.path,
    report,
    codeLists,
  });
  const name = INDICATORS.exec(file.path)?.[2];
  if (indicator !== null && indicator.id !== name)
    report(
      errorAt(
        indicator.where,
        'file-name',
        `Indikatorn heter ”${indicator.id}” men filen ${name}.`,
        `Döp om filen till ${indicator.id}.yaml, eller rätta id.`,
      ),
    );
  return indicator;
}

function reportRepeats(
  named: readonly Pick<ComputedIndicator, 'id' | 'where'>[],
  what: string,
  report: Report,
): void {
  named.forEach(({ id, where }, index) => {
    const first = named.slice(0, index).find((other) => other.id === id);
    if (first)
      report(
        errorAt(
          where,
          'duplicate-id',
          `${what} ”${id}” finns redan (${first.where.file}, rad ${first.where.line}).`,
          'Ge den ett eget id.',
        ),
      );
  });
}

/** Two names for one meaning would be two series of the same figures: told, but no mistake while one is being written. */
function tellEqualMeanings(indicators: readonly ComputedIndicator[], report: Report): void {
  indicators.forEach(({ id, fingerprint, where }, index) => {
    const twin = indicators.slice(0, index).find((other) => other.fingerprint === fingerprint);
    if (twin)
      report({
        code: 'same-meaning',
        severity: 'warning',
        where,
        message: `”${id}” räknar precis detsamma som ”${twin.id}”.`,
        hint: 'Ta bort den ena och lägg dess namn bland den andras aliases.',
      });
  });
}
