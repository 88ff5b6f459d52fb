// The process that reads one file: started by proofread-apart.ts, killed with everything it holds when the file asks for too
// much memory or time. Gets one order, gives one answer.
import process from 'node:process';
import { annotate } from '../comments/annotate.ts';
import { textsOf } from '../document.ts';
import { findIdentities } from '../identities.ts';
import { toProofed } from '../proofed.ts';
import { readProofFile } from '../readers/read-file.ts';
import type { Annotating, ProofOrder, Proofreading } from './messages.ts';

/** Some 2,000 pages; more is no report, and no browser shows it. */
const MOST_CHARACTERS = 4_000_000;

async function proofreadOrder({
  name,
  bytes,
  data,
}: Extract<ProofOrder, { kind: 'proofread' }>): Promise<Proofreading> {
  const file = await readProofFile(name, bytes);
  if (file.kind === 'unreadable') return file;
  const { document, format } = file;
  const characters = textsOf(document).reduce((sum, { text }) => sum + text.length, 0);
  if (characters > MOST_CHARACTERS)
    return {
      kind: 'unreadable',
      message: `Filen ${name} innehåller mer text än vad som kan granskas på en gång. Dela upp den.`,
    };
  if (characters === 0)
    return {
      kind: 'unreadable',
      message: `Filen ${name} innehåller ingen text. En inskannad PDF är bilder av text: spara den som Word eller som PDF med text.`,
    };
  const places = findIdentities(document);
  if (places.length > 0) return { kind: 'identity-numbers', places };
  return { kind: 'proofed', document: toProofed(document, format, data ?? undefined) };
}

function work(order: ProofOrder): Promise<Proofreading | Annotating> {
  switch (order.kind) {
    case 'proofread':
      return proofreadOrder(order);
    case 'annotate':
      return annotate(order);
  }
}

// The server has gone, or has what it wanted.
process.on('disconnect', () => process.exit());
process.once('message', (order) => {
  void work(order as ProofOrder).then((answer) => process.send?.(answer));
});
