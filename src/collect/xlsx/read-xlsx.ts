// A workbook → one table per visible sheet that holds anything. Which of them are figures is for interpretation to say.
// Why not hucre's reader, which writes our workbooks: it gives neither formulas nor number formats, and "66,1 %" would
// arrive as 0.661. Macros, pictures and links lie in parts that are never opened.
import type { Problem } from '../../core/problem.ts';
import type { RawTable, ReadLimits } from '../contract.ts';
import { hasIdentity } from '../identity.ts';
import { fileError, fileWarning } from '../refusal.ts';
import { tableFromRows } from '../table-from-rows.ts';
import { readSheetRows } from './sheet-rows.ts';
import type { Package } from './workbook.ts';
import { parseEntry, readWorkbook } from './workbook.ts';
import { readZipDirectory } from './zip-directory.ts';

export interface ReadWorkbook {
  readonly tables: readonly RawTable[];
  readonly problems: readonly Problem[];
}

/** Parts beside the cells where a person can have typed: comments, document properties, headers, text boxes. */
const TYPED_PARTS = /(comments?\d*|threadedComments?\/.*|persons?\/.*|drawings?\/.*|docProps\/.*)\.xml$/i;

/** Throws a Refusal when the file as a whole can't be read. */
export async function readXlsx(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<ReadWorkbook> {
  const entries = readZipDirectory(bytes, file, limits);
  const pack: Package = { bytes, file, limits, entries, budget: { left: limits.unpackedBytes } };
  const workbook = await readWorkbook(pack);
  const tables: RawTable[] = [];
  const problems: Problem[] = [];
  for (const sheet of workbook.sheets) {
    const { rows, problems: found } = await readSheetRows(pack, workbook, sheet);
    problems.push(...found);
    const table = tableFromRows(file, sheet.name, rows);
    if (table === null) continue;
    if (sheet.isHidden) problems.push(hiddenSheet(file, sheet.name));
    tables.push(table);
  }
  problems.push(...(await findTypedIdentities(pack)));
  return { tables, problems };
}

async function findTypedIdentities(pack: Package): Promise<readonly Problem[]> {
  for (const entry of pack.entries.values()) {
    if (!TYPED_PARTS.test(entry.name)) continue;
    let isFound = false;
    await parseEntry(pack, entry.name, {
      text(text) {
        isFound ||= hasIdentity(text);
      },
    });
    if (isFound)
      return [
        fileError(
          'identity-number',
          { file: pack.file },
          'Arbetsboken innehåller ett personnummer i en kommentar, en textruta eller filens egenskaper.',
          'Ta bort personnumret. Utfall tar bara emot uppgifter om grupper.',
        ),
      ];
  }
  return [];
}

function hiddenSheet(file: string, sheet: string): Problem {
  return fileWarning(
    'hidden-sheet',
    { file, sheet },
    'Bladet är dolt i arbetsboken men läses som de andra.',
    'Ta bort bladet ur filen om det inte ska med.',
  );
}
