// A Word file with notes in its margin: the file as it was, to the byte where no mark stands, and the notes as Word's own
// comments on the words that they are about. Runs in the process that reads the file (apart/), after the archive's guard.
import JSZip from 'jszip';
import type { Annotating, MarginNote, ProofOrder } from '../apart/messages.ts';
import { textsOf } from '../document.ts';
import { isSafeArchive, WORD_LIMITS } from '../readers/archive-guard.ts';
import { readWord } from '../readers/read-word.ts';
import type { WrittenComment } from './comment-part.ts';
import { findCommentPart, findMainPart, textOf, writeComments } from './comment-part.ts';
import type { Mark } from './insert-marks.ts';
import { insertMarks } from './insert-marks.ts';
import type { Letter } from './place-notes.ts';
import { matchTexts } from './place-notes.ts';
import { findPieces, UnknownLayout } from './text-pieces.ts';

type Spelled = readonly (readonly (Letter | null)[] | null)[];

export async function annotate({
  bytes,
  notes,
  at,
}: Extract<ProofOrder, { kind: 'annotate' }>): Promise<Annotating> {
  if (!isSafeArchive(bytes, WORD_LIMITS)) return { kind: 'not-annotated' };
  try {
    return { kind: 'annotated', bytes: await annotatePackage(bytes, notes, at) };
  } catch (error) {
    // Told, not hidden: whoever asked writes a document of its own instead.
    if (error instanceof UnknownLayout) return { kind: 'not-annotated' };
    throw error;
  }
}

async function annotatePackage(
  bytes: Uint8Array,
  notes: readonly MarginNote[],
  at: string,
): Promise<Uint8Array> {
  const texts = textsOf(await readWord(bytes));
  const zip = await JSZip.loadAsync(bytes);
  const mainPart = await findMainPart(zip);
  const source = await textOf(zip, mainPart);
  const { prefix, paragraphs } = findPieces(source);
  const spelled = matchTexts(texts, paragraphs, source);
  const part = await findCommentPart(zip, mainPart);
  const marks: Mark[] = [];
  const comments: WrittenComment[] = [];
  for (const [index, note] of notes.entries()) {
    const id = part.freeId + index;
    const placed = placeOf(note, spelled);
    const quote = texts[note.textId]?.text.slice(note.start, note.end) ?? '';
    marks.push({ id, ...(placed ?? elsewhere(note, spelled)) });
    comments.push({
      id,
      paragraphs: placed === null ? [`Gäller ”${quote}”`, ...note.paragraphs] : note.paragraphs,
    });
  }
  zip.file(mainPart, insertMarks(source, prefix, marks));
  await writeComments(zip, mainPart, part, comments, at);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function placeOf({ textId, start, end }: MarginNote, spelled: Spelled): Omit<Mark, 'id'> | null {
  return endsOf(spelled[textId]?.slice(start, end) ?? []);
}

/** Words in a text box or a footnote can bear no comment: it stands on the nearest text before, and says what it is about. */
function elsewhere({ textId }: MarginNote, spelled: Spelled): Omit<Mark, 'id'> {
  const places = [...spelled.slice(0, textId).reverse(), ...spelled.slice(textId)];
  for (const letters of places) {
    const place = endsOf(letters ?? []);
    if (place !== null) return place;
  }
  throw new UnknownLayout('No text of the file can bear a comment');
}

function endsOf(letters: readonly (Letter | null)[]): Omit<Mark, 'id'> | null {
  const real = letters.filter((letter) => letter !== null);
  const [first] = real;
  const last = real.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
