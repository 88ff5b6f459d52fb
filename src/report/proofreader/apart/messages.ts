// What the server (proofread-apart.ts) and the process that reads one file (proofread-worker.ts) say to each other.
import type { ProofedDocument, ProofedSpan } from '../../contract.ts';
import type { ProofData } from '../data.ts';
import type { IdentityPlace } from '../identities.ts';

/** What is written in the margin of a Word file, and where. */
export interface MarginNote extends ProofedSpan {
  readonly paragraphs: readonly string[];
}

export type ProofOrder =
  | {
      readonly kind: 'proofread';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Null: the text is held against itself only. */
      readonly data: ProofData | null;
    }
  | {
      /** A Word file with notes in its margin. */
      readonly kind: 'annotate';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly notes: readonly MarginNote[];
      /** ISO instant that the comments carry. */
      readonly at: string;
    };

export type Proofreading =
  | { readonly kind: 'proofed'; readonly document: ProofedDocument }
  /** One Swedish sentence: which file, and what to try. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'identity-numbers'; readonly places: readonly IdentityPlace[] };

export type Annotating =
  | { readonly kind: 'annotated'; readonly bytes: Uint8Array }
  /** The package is not laid out as Word lays it out: nothing was changed. */
  | { readonly kind: 'not-annotated' };

/** Port: both read a stranger's file, so both are done apart from the server. */
export interface ProofreadApart {
  readonly proofread: (
    order: Omit<Extract<ProofOrder, { kind: 'proofread' }>, 'kind'>,
  ) => Promise<Proofreading>;
  readonly annotate: (order: Omit<Extract<ProofOrder, { kind: 'annotate' }>, 'kind'>) => Promise<Annotating>;
}
