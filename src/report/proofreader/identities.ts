// Personal identity numbers in a document that someone wants proofread: told by their place, never repeated.
import { hasIdentityNumber } from '../../core/identity-number.ts';
import type { ProofDocument, ProofText } from './document.ts';
import { pageOf, textsOf } from './document.ts';

export interface IdentityPlace {
  readonly line: number;
  readonly page: number | null;
}

/** One place for each text that holds a number; the same line is told once. */
export function findIdentities(document: ProofDocument): readonly IdentityPlace[] {
  const lines = new Set(
    textsOf(document)
      .filter(({ text }) => hasIdentityNumber(text))
      .map(lineOfNumber),
  );
  return [...lines].map((line) => ({ line, page: pageOf(document, line) }));
}

/** A number may be divided between two lines of the file: each line is looked at together with the next. */
function lineOfNumber({ text, anchors }: ProofText): number {
  const found = anchors.find(({ offset }, index) =>
    hasIdentityNumber(text.slice(offset, anchors[index + 2]?.offset)),
  );
  return (found ?? anchors[0])?.line ?? 1;
}
