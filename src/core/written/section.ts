// One stretch of `key: value` lines in a definitions file, read field by field. Notes every problem with its line and reads
// on, so that all problems come at once. A field that can't be read gives null: readRegion gives no value when there was
// any error, so a stand-in chosen for null never leaves this stage.
import type { Decimal } from '../decimal.ts';
import { readNumber } from '../numbers/read.ts';
import type { Place, Problem } from '../problem.ts';
import { closestName, suggest } from './did-you-mean.ts';
import type { Tree } from './parse-yaml.ts';

/** Collects problems while reading goes on. */
export type Report = (problem: Problem) => void;

export function errorAt(where: Place, code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', where, message, hint };
}

/** Ids are what files and addresses use: lower case a–z, digits, hyphen, underscore, and point for numbered questions. */
const ID = /^[a-z0-9][a-z0-9._-]*$/;

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text); // 30 February moves to March
}

export class Section {
  readonly #fields: ReadonlyMap<string, { readonly line: number; readonly tree: Tree }>;
  readonly #file: string;
  readonly #line: number;
  readonly #report: Report;
  readonly #asked = new Set<string>();

  constructor(tree: Tree, file: string, report: Report) {
    this.#file = file;
    this.#line = tree.line;
    this.#report = report;
    this.#fields = tree.kind === 'map' ? tree.fields : new Map();
    if (tree.kind !== 'map')
      report(
        errorAt(
          this.place(),
          'wrong-form',
          'Här ska stå nycklar med värden.',
          'Skriv ”nyckel: värde” på var sin rad.',
        ),
      );
  }

  /** Where a field stands; where the section begins when it is missing. */
  place(key?: string): Place {
    const field = key === undefined ? undefined : this.#fields.get(key);
    return { file: this.#file, line: field?.line ?? this.#line };
  }

  has(key: string): boolean {
    this.#asked.add(key);
    return this.#fields.has(key);
  }

  /** Like `text` but may be left out. */
  optionalText(key: string): string {
    return this.has(key) ? (this.text(key) ?? '') : '';
  }

  text(key: string): string | null {
    const tree = this.#required(key);
    if (tree === null) return null;
    if (tree.kind === 'text' && tree.text !== '') return tree.text;
    this.#wrong(key, 'wrong-form', `”${key}” ska vara en text.`, 'Skriv texten efter kolonet.');
    return null;
  }

  id(key: string): string | null {
    const text = this.text(key);
    if (text === null || ID.test(text)) return text;
    this.#wrong(
      key,
      'not-an-id',
      `”${text}” kan inte vara id.`,
      'Ett id skrivs med små bokstäver a–z, siffror, bindestreck, understreck och punkt, till exempel medbed3.',
    );
    return null;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | null {
    const text = this.text(key);
    if (text === null) return null;
    const found = allowed.find((candidate) => candidate === text);
    if (found !== undefined) return found;
    this.#wrong(key, 'not-one-of', `”${text}” kan inte stå som ”${key}”.`, suggest(text, allowed));
    return null;
  }

  integer(key: string): number | null {
    const text = this.text(key);
    if (text === null) return null;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.#wrong(key, 'not-a-number', `”${text}” är inte ett heltal.`, 'Skriv bara siffror.');
    return null;
  }

  decimal(key: string): Decimal | null {
    const text = this.text(key);
    if (text === null) return null;
    const read = readNumber(text);
    if (read && read.bound === null && !read.isApproximate && !read.isPercent) return read.value;
    this.#wrong(
      key,
      'not-a-number',
      `”${text}” är inte ett tal.`,
      'Skriv ett tal, till exempel 0,8 eller 0.8.',
    );
    return null;
  }

  boolean(key: string): boolean {
    return this.has(key) && this.oneOf(key, ['true', 'false']) === 'true';
  }

  /** A date, or null when it is left out: open validity. */
  date(key: string): string | null {
    if (!this.has(key)) return null;
    const text = this.text(key);
    if (text === null || isDate(text)) return text;
    this.#wrong(
      key,
      'not-a-date',
      `”${text}” är inte ett datum.`,
      'Skriv år-månad-dag, till exempel 2023-12-04.',
    );
    return null;
  }

  /** Half-open validity: from the first day to the day before `validTo`. */
  validity(): { readonly validFrom: string | null; readonly validTo: string | null } {
    const validFrom = this.date('validFrom');
    const validTo = this.date('validTo');
    if (validFrom !== null && validTo !== null && validFrom >= validTo)
      this.#wrong(
        'validTo',
        'validity-reversed',
        `Giltigheten slutar (${validTo}) innan den har börjat (${validFrom}).`,
        'validTo är den första dagen som inte längre gäller.',
      );
    return { validFrom, validTo };
  }

  texts(key: string): readonly { readonly text: string; readonly where: Place }[] {
    return this.#list(key).flatMap((tree) => {
      const where = { file: this.#file, line: tree.line };
      if (tree.kind === 'text' && tree.text !== '') return [{ text: tree.text, where }];
      this.#report(
        errorAt(where, 'wrong-form', `I listan ”${key}” ska varje rad vara en text.`, 'Skriv ”- text”.'),
      );
      return [];
    });
  }

  sections(key: string): readonly Section[] {
    return this.#list(key).map((tree) => new Section(tree, this.#file, this.#report));
  }

  /** A field that holds a section; null when it is missing or, with a problem, when it holds something else. */
  section(key: string): Section | null {
    const tree = this.has(key) ? this.#fields.get(key)?.tree : undefined;
    if (tree === undefined) return null;
    if (tree.kind === 'map') return new Section(tree, this.#file, this.#report);
    this.#wrong(
      key,
      'wrong-form',
      `”${key}” ska innehålla egna nycklar.`,
      'Skriv dem under, med två mellanslags indrag.',
    );
    return null;
  }

  /** What stands at a key, for those who read its form themselves; null when it is missing. */
  tree(key: string): Tree | null {
    return this.has(key) ? (this.#fields.get(key)?.tree ?? null) : null;
  }

  isSection(key: string): boolean {
    return this.#fields.get(key)?.tree.kind === 'map';
  }

  isList(key: string): boolean {
    return this.#fields.get(key)?.tree.kind === 'list';
  }

  problem(key: string | undefined, code: string, message: string, hint: string): void {
    this.#report(errorAt(this.place(key), code, message, hint));
  }

  problemAt(line: number, code: string, message: string, hint: string): void {
    this.#report(errorAt({ file: this.#file, line }, code, message, hint));
  }

  /** Call last: what nobody asked for is misspelt or does not belong here. */
  close(): void {
    for (const key of this.#fields.keys()) {
      if (this.#asked.has(key)) continue;
      const near = closestName(
        key,
        [...this.#asked].filter((asked) => !this.#fields.has(asked)),
      );
      this.#wrong(
        key,
        'unknown-key',
        `”${key}” är ingen känd nyckel här.`,
        near === null ? `Nycklarna är ${[...this.#asked].join(', ')}.` : `Menade du ”${near}”?`,
      );
    }
  }

  #list(key: string): readonly Tree[] {
    const tree = this.has(key) ? this.#fields.get(key)?.tree : undefined;
    if (tree === undefined) return [];
    if (tree.kind === 'list') return tree.items;
    if (tree.kind === 'text' && tree.text === '') return [];
    this.#wrong(key, 'wrong-form', `”${key}” ska vara en lista.`, 'Börja varje rad i listan med ett streck.');
    return [];
  }

  #required(key: string): Tree | null {
    this.#asked.add(key);
    const field = this.#fields.get(key);
    if (field) return field.tree;
    this.#report(errorAt(this.place(), 'missing-key', `”${key}” saknas.`, `Lägg till raden ”${key}: …”.`));
    return null;
  }

  #wrong(key: string, code: string, message: string, hint: string): void {
    this.#report(errorAt(this.place(key), code, message, hint));
  }
}

/** A file that is a list of sections; a file that is not gives one problem. */
export function listSections(tree: Tree, file: string, report: Report): readonly Section[] {
  if (tree.kind === 'list') return tree.items.map((item) => new Section(item, file, report));
  if (tree.kind === 'map' && tree.fields.size === 0) return [];
  report(
    errorAt(
      { file, line: tree.line },
      'wrong-form',
      'Filen ska vara en lista.',
      'Börja varje definition med ett streck: ”- id: …”.',
    ),
  );
  return [];
}
