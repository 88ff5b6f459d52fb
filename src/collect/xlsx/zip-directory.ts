// The guard before anything is unpacked: reads a workbook's central directory and refuses what no honest workbook is.
// Sizes in a directory may lie; inflate-entry.ts holds them to their word while unpacking.
import { Buffer } from 'node:buffer';
import type { ReadLimits } from '../contract.ts';
import { fileError, Refusal, writeBytes } from '../refusal.ts';

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly crc32: number;
  readonly dataStart: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
/** A workbook has some tens of parts; pictures and many sheets make hundreds. */
const MAX_ENTRIES = 1000;
/** Sheets shrink 10–30 times; deflate's limit is about 1 000. Small parts may shrink more and harm nobody. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM = 10_000_000;

const OPEN_AND_SAVE = 'Öppna filen i Excel, spara den på nytt som XLSX och lämna in den igen.';

/** Entries by lower-case name (part names differ in case only by mistake). Throws a Refusal. */
export function readZipDirectory(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits,
): ReadonlyMap<string, ZipEntry> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = findDirectory(data, file);
  if (count > MAX_ENTRIES) throw bomb(file, `den har ${count} delar, och gränsen är ${MAX_ENTRIES}`);
  const entries = new Map<string, ZipEntry>();
  let at = start;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || data.readUInt32LE(at) !== CENTRAL_HEADER) throw damaged(file);
    const entry = readEntry(data, at, start, file);
    total += entry.unpackedBytes;
    checkSize(entry, total, file, limits);
    const key = entry.name.toLowerCase();
    // Two parts with one name: readers would disagree on which of them counts.
    if (entries.has(key)) throw damaged(file);
    entries.set(key, entry);
    at += 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  refuseOverlaps([...entries.values()], file);
  return entries;
}

function findDirectory(data: Buffer, file: string): { count: number; start: number; end: number } {
  const earliest = Math.max(0, data.length - END_LENGTH - 0xffff);
  for (let at = data.length - END_LENGTH; at >= earliest; at -= 1) {
    if (data.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = data.readUInt16LE(at + 10);
    const size = data.readUInt32LE(at + 12);
    const start = data.readUInt32LE(at + 16);
    // Values of all ones announce ZIP64: a workbook that needs it is far beyond every limit here.
    if (count === 0xffff || size === 0xffffffff || start === 0xffffffff)
      throw bomb(file, 'den är packad som ett arkiv på över 4 GB');
    if (data.readUInt16LE(at + 4) !== 0 || start + size > at) throw damaged(file);
    return { count, start, end: at };
  }
  throw new Refusal(
    fileError(
      'truncated',
      { file },
      'Arbetsboken är avhuggen: filens slut saknas.',
      'Den har troligen inte överförts helt. Hämta eller spara den på nytt och lämna in den igen.',
    ),
  );
}

function readEntry(data: Buffer, at: number, directoryStart: number, file: string): ZipEntry {
  const flags = data.readUInt16LE(at + 8);
  const method = data.readUInt16LE(at + 10);
  const packedBytes = data.readUInt32LE(at + 20);
  const unpackedBytes = data.readUInt32LE(at + 24);
  const nameLength = data.readUInt16LE(at + 28);
  const header = data.readUInt32LE(at + 42);
  if ((flags & 1) === 1)
    throw new Refusal(
      fileError('encrypted', { file }, 'Filen är låst med lösenord.', 'Spara en kopia utan lösenord.'),
    );
  if (method !== 0 && method !== 8) throw damaged(file);
  if (packedBytes === 0xffffffff || unpackedBytes === 0xffffffff || header === 0xffffffff)
    throw bomb(file, 'en del av den säger sig vara över 4 GB');
  if (header + 30 > directoryStart || data.readUInt32LE(header) !== LOCAL_HEADER) throw damaged(file);
  const dataStart = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  if (dataStart + packedBytes > directoryStart) throw damaged(file);
  return {
    name: data.toString('utf8', at + 46, at + 46 + nameLength),
    isDeflated: method === 8,
    packedBytes,
    unpackedBytes,
    crc32: data.readUInt32LE(at + 16),
    dataStart,
  };
}

function checkSize(entry: ZipEntry, total: number, file: string, limits: ReadLimits): void {
  if (total > limits.unpackedBytes)
    throw bomb(file, `uppackad blir den över ${writeBytes(limits.unpackedBytes)}, som är gränsen`);
  const ratio = entry.unpackedBytes / Math.max(1, entry.packedBytes);
  if (entry.unpackedBytes > RATIO_MATTERS_FROM && ratio > MAX_RATIO)
    throw bomb(file, `en del av den blir ${Math.round(ratio)} gånger större när den packas upp`);
}

/** Parts that share packed bytes multiply them: the trick of the densest zip bombs. */
function refuseOverlaps(entries: readonly ZipEntry[], file: string): void {
  const inOrder = [...entries].sort((a, b) => a.dataStart - b.dataStart);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.dataStart < end) throw bomb(file, 'dess delar ligger omlott');
    end = entry.dataStart + entry.packedBytes;
  }
}

export function bomb(file: string, why: string): Refusal {
  return new Refusal(
    fileError(
      'zip-bomb',
      { file },
      `Arbetsboken packas inte upp: ${why}.`,
      'Ta bort bilder, tomma formaterade områden och blad som inte behövs, eller lämna in tabellen som CSV.',
    ),
  );
}

export function damaged(file: string): Refusal {
  return new Refusal(
    fileError('damaged', { file }, 'Arbetsboken är skadad och går inte att läsa.', OPEN_AND_SAVE),
  );
}
