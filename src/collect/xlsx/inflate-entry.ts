// Unpacks one part of a workbook as a stream and holds it to what the directory said: never a byte more than declared,
// never more in all than the limit, and the checksum must agree. Memory stays constant whatever the file claims.
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';
import { bomb, damaged } from './zip-directory.ts';

/** Bytes left to unpack, shared by all parts of one file (a part may be read more than once). */
export interface UnpackBudget {
  left: number;
}

/** Throws a Refusal when the part is damaged or larger than it said. */
export async function* inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  file: string,
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  let size = 0;
  let sum = 0;
  for await (const chunk of entry.isDeflated ? inflated(packed, file) : [packed]) {
    size += chunk.length;
    budget.left -= chunk.length;
    if (size > entry.unpackedBytes) throw bomb(file, 'en del av den är större än den uppger');
    if (budget.left < 0) throw bomb(file, 'uppackad blir den större än gränsen');
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size !== entry.unpackedBytes || sum !== entry.crc32) throw damaged(file);
}

async function* inflated(packed: Uint8Array, file: string): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  stream.end(packed);
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch {
    throw damaged(file);
  } finally {
    stream.destroy();
  }
}
