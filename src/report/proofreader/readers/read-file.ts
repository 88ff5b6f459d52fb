// Any file to a document, by what it is rather than what it is called. What can't be read becomes one Swedish sentence.
import type { ProofedFormat } from '../../contract.ts';
import type { ProofDocument } from '../document.ts';
import { isSafeArchive, WORD_LIMITS } from './archive-guard.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';
import { readWord } from './read-word.ts';

export type ReadFile =
  | { readonly kind: 'document'; readonly format: ProofedFormat; readonly document: ProofDocument }
  | { readonly kind: 'unreadable'; readonly message: string };

/** 50 MB: ten times the largest report that we have seen. */
const LARGEST = 50_000_000;

export async function readProofFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength > LARGEST) return unreadable(`Filen ${name} är större än 50 MB och läses inte.`);
  if (startsWith(bytes, '%PDF'))
    return attempt(
      'pdf',
      () => readPdf(bytes),
      `Filen ${name} går inte att läsa som PDF. Är den skadad eller låst med lösenord?`,
    );
  if (startsWith(bytes, 'PK')) {
    if (!isSafeArchive(bytes, WORD_LIMITS))
      return unreadable(`Filen ${name} är skadad eller för stor när den packas upp.`);
    return attempt(
      'docx',
      () => readWord(bytes),
      `Filen ${name} går inte att läsa som Word-dokument. Spara den som .docx och försök igen.`,
    );
  }
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0'))
    return unreadable(`Filen ${name} är i Words gamla format. Spara den som .docx och försök igen.`);
  const text = decode(bytes);
  if (text === null) return unreadable(`Filen ${name} är varken text, HTML, Word eller PDF.`);
  return readPlain(name, text);
}

function readPlain(name: string, text: string): ReadFile {
  const isHtml = /\.html?$/iu.test(name) || /^\s*(?:<!doctype html|<html[\s>])/iu.test(text);
  if (isHtml) return { kind: 'document', format: 'html', document: readHtml(text) };
  return /\.(?:md|markdown)$/iu.test(name)
    ? { kind: 'document', format: 'markdown', document: readMarkdown(text) }
    : { kind: 'document', format: 'text', document: readText(text) };
}

async function attempt(
  format: ProofedFormat,
  read: () => Promise<ProofDocument>,
  message: string,
): Promise<ReadFile> {
  try {
    return { kind: 'document', format, document: await read() };
  } catch {
    // Whatever the library says is about the inside of the file; the person needs to know which file and what to do.
    return unreadable(message);
  }
}

function unreadable(message: string): ReadFile {
  return { kind: 'unreadable', message };
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
}

/** UTF-8, else Windows-1252 as older systems write; null for bytes that are no text. */
function decode(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 8_192).includes(0))
    return startsWith(bytes, '\u00ff\u00fe') ? new TextDecoder('utf-16le').decode(bytes) : null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
