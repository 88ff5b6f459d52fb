// The frame of a workbook: which sheets there are and where, which number formats the cells use, the shared texts.
// The sheets' own rows are read in sheet-rows.ts.
import type { ReadLimits } from '../contract.ts';
import { hasIdentity } from '../identity.ts';
import { fileError, Refusal } from '../refusal.ts';
import type { UnpackBudget } from './inflate-entry.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { NumberFormat } from './number-format.ts';
import { BUILT_IN_FORMATS, readNumberFormat } from './number-format.ts';
import type { PartHandlers } from './parse-part.ts';
import { parsePart } from './parse-part.ts';
import type { ZipEntry } from './zip-directory.ts';
import { damaged } from './zip-directory.ts';

export interface Package {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly limits: ReadLimits;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly budget: UnpackBudget;
}

export interface SheetInfo {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  /** Some Macs count days from 1904. */
  readonly countsFrom1904: boolean;
  /** By the cell's style number. */
  readonly formats: readonly NumberFormat[];
  readonly texts: readonly string[];
}

/** Twelve months, each area and more; each sheet may name the same part, so the number of parts is no limit. */
const MOST_SHEETS = 200;

/** Parses the part when it exists; false when the package has none of that name. Throws a Refusal. */
export async function parseEntry(pack: Package, path: string, handlers: PartHandlers): Promise<boolean> {
  const entry = pack.entries.get(path.toLowerCase());
  if (entry === undefined) return false;
  const chunks = inflateEntry(pack.bytes, entry, pack.file, pack.budget);
  // Eight characters of XML per character of text covers escapes ("&quot;" and "_x000A_").
  await parsePart(chunks, pack.file, Math.max(1_000_000, pack.limits.cellCharacters * 8), handlers);
  return true;
}

export async function readWorkbook(pack: Package): Promise<Workbook> {
  const root = await readRelations(pack, '');
  const workbookPath = root.find((relation) => relation.type === 'officeDocument')?.target;
  if (workbookPath === undefined || !pack.entries.has(workbookPath.toLowerCase()))
    throw notAWorkbook(pack.file);
  if (workbookPath.toLowerCase().endsWith('.bin')) throw notAWorkbook(pack.file);
  const relations = await readRelations(pack, workbookPath);
  const pathsById = new Map(
    relations.filter((relation) => relation.type === 'worksheet').map(({ id, target }) => [id, target]),
  );
  const sheets: SheetInfo[] = [];
  let isSpreadsheet = false;
  let countsFrom1904 = false;
  await parseEntry(pack, workbookPath, {
    open(name, attributes) {
      if (name === 'sheets') isSpreadsheet = true;
      if (name === 'workbookPr') countsFrom1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      // Refused here, before any other refusal can repeat the name.
      if (hasIdentity(attributes.name ?? '')) throw namedAfterPerson(pack.file);
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const path = pathsById.get(id);
      if (path === undefined) return; // a chart sheet, or a dialog from the nineties
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (sheets.length >= MOST_SHEETS) throw damaged(pack.file);
      sheets.push({ name: attributes.name ?? '', path, isHidden });
    },
  });
  if (!isSpreadsheet) throw notAWorkbook(pack.file);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  return {
    sheets,
    countsFrom1904,
    formats: await readFormats(pack, partOf('styles')),
    texts: await readTexts(pack, partOf('sharedStrings')),
  };
}

interface Relation {
  readonly id: string;
  /** Last part of the type's address: "worksheet". The rest differs between the two editions of the standard. */
  readonly type: string;
  readonly target: string;
}

async function readRelations(pack: Package, source: string): Promise<readonly Relation[]> {
  const slash = source.lastIndexOf('/');
  const folder = source.slice(0, slash + 1);
  const relations: Relation[] = [];
  await parseEntry(pack, `${folder}_rels/${source.slice(slash + 1)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      relations.push({
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        target: resolve(folder, attributes.Target ?? ''),
      });
    },
  });
  return relations;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of (folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function readFormats(pack: Package, path: string | undefined): Promise<readonly NumberFormat[]> {
  if (path === undefined) return [];
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let isInCellFormats = false;
  await parseEntry(pack, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'xf' && isInCellFormats) formatIds.push(Number(attributes.numFmtId ?? '0'));
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return formatIds.map((id) => readNumberFormat(codes.get(id) ?? BUILT_IN_FORMATS[id] ?? ''));
}

async function readTexts(pack: Package, path: string | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (path === undefined) return texts;
  let text = '';
  let isInText = false;
  let isPhonetic = false;
  await parseEntry(pack, path, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isInText = !isPhonetic;
    },
    text(part) {
      if (isInText) text += part;
    },
    close(name) {
      if (name === 't') isInText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(unescapeText(text));
    },
  });
  if (isInText) throw damaged(pack.file);
  return texts;
}

/** "_x000D_" is how OOXML writes characters that XML does not allow (ECMA-376, ST_Xstring). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function namedAfterPerson(file: string): Refusal {
  return new Refusal(
    fileError(
      'identity-number',
      { file },
      'Namnet på ett av bladen innehåller ett personnummer.',
      'Byt namn på bladet. Utfall tar bara emot uppgifter om grupper.',
    ),
  );
}

function notAWorkbook(file: string): Refusal {
  return new Refusal(
    fileError(
      'not-a-workbook',
      { file },
      'Filen är ett packat arkiv men ingen arbetsbok i formatet XLSX.',
      'Öppna den i det program som den kommer från och spara tabellen som XLSX eller CSV.',
    ),
  );
}
