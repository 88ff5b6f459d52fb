// Streams one XML part of a workbook through saxes (strict, no entities of its own, no network) with caps on depth and on
// how much may pass without an element, so that neither a cell of ten million characters nor a million nested tags fills
// the memory. Names come without their namespace prefix: writers choose prefixes freely.
import { SaxesParser } from 'saxes';
import { fileError, Refusal } from '../refusal.ts';
import { damaged } from './zip-directory.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface PartHandlers {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The deepest part of a workbook that we read nests about ten elements. */
const MAX_DEPTH = 100;

/** `quietCharacters`: how much may come without an element beginning or ending. Throws a Refusal. */
export async function parsePart(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  quietCharacters: number,
  handlers: PartHandlers,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let quiet = 0;
  parser.on('error', () => {
    throw damaged(file);
  });
  parser.on('opentag', (tag) => {
    quiet = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw damaged(file);
    handlers.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    quiet = 0;
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  const onText = (text: string) => handlers.text?.(text);
  parser.on('text', onText);
  parser.on('cdata', onText);
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    const text = decode(decoder, chunk, file);
    quiet += text.length;
    parser.write(text);
    if (quiet > quietCharacters + text.length) throw cellTooLong(file);
  }
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoderFor(firstChunk: Uint8Array): TextDecoder {
  if (firstChunk[0] === 0xff && firstChunk[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (firstChunk[0] === 0xfe && firstChunk[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, chunk: Uint8Array, file: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw damaged(file);
  }
}

function cellTooLong(file: string): Refusal {
  return new Refusal(
    fileError(
      'cell-too-long',
      { file },
      'En cell i arbetsboken är längre än Excel självt tillåter.',
      'Ta bort den långa texten, eller lämna in tabellen utan den kolumnen.',
    ),
  );
}
