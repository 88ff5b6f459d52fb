// Puts the marks of comments into the XML of a Word file's main part: a run is parted where a mark stands inside it, and
// everything else is left to the byte. ECMA-376 part 1, 17.13.4.3–17.13.4.5.
import type { Letter } from './place-notes.ts';
import type { TextPiece } from './text-pieces.ts';

/** The comment `id` is on the letters from `first` to `last`, both included. */
export interface Mark {
  readonly id: number;
  readonly first: Letter;
  readonly last: Letter;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

export function insertMarks(source: string, prefix: string, marks: readonly Mark[]): string {
  const insertions = new Map<number, string[]>();
  const insert = ({ at, text }: Insertion) => insertions.set(at, [...(insertions.get(at) ?? []), text]);
  const preserved = new Set<TextPiece>();
  const cut = (piece: TextPiece, at: number, mark: string) => {
    if (at === piece.from && piece.isFirst) return insert({ at: piece.run.from, text: mark });
    if (at === piece.to && piece.isLast) return insert({ at: piece.run.to, text: mark });
    if (!piece.isSpacePreserved && !preserved.has(piece)) {
      preserved.add(piece);
      insert({ at: piece.attributesAt, text: ' xml:space="preserve"' });
    }
    return insert({
      at,
      text: `</${prefix}t></${prefix}r>${mark}<${prefix}r>${piece.run.properties}<${prefix}t xml:space="preserve">`,
    });
  };
  // Ends first: where one comment ends and another begins between the same letters, neither holds the other.
  for (const { id, last } of marks)
    cut(
      last.piece,
      last.to,
      `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`,
    );
  for (const { id, first } of marks)
    cut(first.piece, first.from, `<${prefix}commentRangeStart ${prefix}id="${id}"/>`);
  return rebuild(source, insertions);
}

function rebuild(source: string, insertions: ReadonlyMap<number, readonly string[]>): string {
  const parts: string[] = [];
  let done = 0;
  for (const at of [...insertions.keys()].sort((a, b) => a - b)) {
    parts.push(source.slice(done, at), ...(insertions.get(at) ?? []));
    done = at;
  }
  parts.push(source.slice(done));
  return parts.join('');
}
