// A mapping file (YAML or JSON) → which columns of somebody else's file hold what. All problems together, by line:
//   columns: { indicator: Mått, value: Utfall, group: Enhet }
//   fixed:   { year: 2023, group_type: unit }
//   names:   { "Tillgänglighet 0:an": telefon }
import { isMap, isScalar, LineCounter, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import type { Checked, Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';
import type { MappedField, Mapping } from './contract.ts';
import { MAPPED_FIELDS } from './contract.ts';
import { HEADINGS } from './headings.ts';
import { hasIdentity } from './identity.ts';
import { headingKey, nearestName, quote } from './names.ts';
import { fileError } from './refusal.ts';

const PARTS = ['columns', 'fixed', 'names'] as const;
/** Far longer than any mapping; YAML's own anchors are limited by the parser. */
const MOST_CHARACTERS = 200_000;

export function readMapping(text: string, fileName = 'mappningen'): Checked<Mapping> {
  const file = hasIdentity(fileName) ? 'mappningen' : fileName;
  const identityLine = text.split('\n').findIndex(hasIdentity);
  if (identityLine >= 0)
    return refuse(
      'identity-number',
      file,
      identityLine + 1,
      'Mappningen innehåller ett personnummer.',
      'Ta bort det.',
    );
  if (text.length > MOST_CHARACTERS)
    return refuse(
      'file-too-large',
      file,
      1,
      'Filen är för lång för att vara en mappning.',
      'Kontrollera att rätt fil är vald.',
    );
  const reader = new MappingReader(text, file);
  return reader.read();
}

class MappingReader {
  private readonly file: string;
  private readonly lines = new LineCounter();
  private readonly document;
  private readonly problems: Problem[] = [];

  constructor(text: string, file: string) {
    this.file = file;
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true });
  }

  read(): Checked<Mapping> {
    for (const { pos } of this.document.errors)
      this.add(
        'mapping-broken',
        pos[0],
        'Raden är inte giltig YAML eller JSON.',
        'Kontrollera indrag, kolon, citattecken och att inget namn står två gånger.',
      );
    const root = this.document.contents;
    if (this.problems.length === 0 && !isMap(root))
      this.add(
        'mapping-broken',
        0,
        'Mappningen är tom eller saknar delar.',
        'Den ska ha minst en av delarna columns, fixed och names.',
      );
    if (this.problems.length > 0 || !isMap(root)) return { value: null, problems: this.problems };
    this.checkParts(root);
    const columns = this.fields(root, 'columns');
    const fixed = this.fields(root, 'fixed');
    for (const field of MAPPED_FIELDS)
      if (columns[field] !== undefined && fixed[field] !== undefined)
        this.add(
          'mapping-contradicts',
          0,
          `${quote(field)} står både i columns och i fixed.`,
          'Ta bort den ena.',
        );
    const names = Object.fromEntries(this.entries(root, 'names').map(({ key, value }) => [key, value]));
    const value = hasErrors(this.problems) ? null : { columns, fixed, names };
    return { value, problems: this.problems };
  }

  private checkParts(root: YAMLMap): void {
    for (const { key } of root.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if ((PARTS as readonly string[]).includes(name)) continue;
      this.add(
        'mapping-unknown-part',
        offsetOf(key),
        `${quote(name)} är ingen del av en mappning.`,
        didYouMean(name, PARTS),
      );
    }
  }

  private fields(root: YAMLMap, part: 'columns' | 'fixed'): Partial<Record<MappedField, string>> {
    const fields: Partial<Record<MappedField, string>> = {};
    for (const { key, value, offset } of this.entries(root, part)) {
      const field = FIELD_BY_WORD.get(headingKey(key));
      if (field === undefined)
        this.add(
          'mapping-unknown-field',
          offset,
          `${quote(key)} är inget fält.`,
          didYouMean(key, MAPPED_FIELDS),
        );
      else if (fields[field] !== undefined)
        this.add(
          'mapping-contradicts',
          offset,
          `${quote(field)} anges två gånger i ${part}.`,
          'Ta bort den ena.',
        );
      else fields[field] = value;
    }
    return fields;
  }

  private entries(root: YAMLMap, part: (typeof PARTS)[number]) {
    const node = root.get(part, true);
    if (node === undefined || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) {
      this.add(
        'mapping-broken',
        offsetOf(node),
        `Delen ${part} ska vara par av namn och värde.`,
        'Skriv till exempel value: Utfall.',
      );
      return [];
    }
    return node.items.flatMap(({ key, value }) => {
      const offset = offsetOf(key);
      const isText = isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number');
      if (isScalar(key) && isText && String(value.value).trim() !== '')
        return [{ key: String(key.value), value: writeScalar(value), offset }];
      this.add(
        'mapping-not-text',
        offset,
        'Värdet ska vara en text eller ett tal.',
        'Sätt citattecken runt värdet.',
      );
      return [];
    });
  }

  private add(code: string, offset: number, message: string, hint: string): void {
    const { line } = this.lines.linePos(offset);
    this.problems.push(fileError(code, { file: this.file, line: Math.max(1, line) }, message, hint));
  }
}

const FIELD_BY_WORD: ReadonlyMap<string, MappedField> = new Map(
  MAPPED_FIELDS.flatMap((field) => [
    [headingKey(field), field] as const,
    ...HEADINGS[field].map((word) => [headingKey(word), field] as const),
  ]),
);

/** "2023" and "007" as they were typed, not as numbers. */
function writeScalar({ value, source }: Scalar): string {
  return typeof value === 'number' ? (source ?? String(value)) : String(value);
}

function offsetOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node)) return 0;
  return Array.isArray(node.range) ? Number(node.range[0]) : 0;
}

function didYouMean(name: string, candidates: readonly string[]): string {
  const nearest = nearestName(name, candidates);
  return nearest === null ? `Välj bland ${candidates.join(', ')}.` : `Menade du ${nearest}?`;
}

function refuse(code: string, file: string, line: number, message: string, hint: string): Checked<Mapping> {
  return { value: null, problems: [fileError(code, { file, line }, message, hint)] };
}
