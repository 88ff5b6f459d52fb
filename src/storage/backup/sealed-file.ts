// A file of frames that shows whether anything in it was altered, removed, reordered or cut off, and that nobody can read
// without the key when there is one. Knows nothing of what the frames hold: see dump-database.ts and restore-database.ts.
//
// Layout: a line of JSON (the header), then frames: kind (1 byte: more or last), length (4 bytes), deflated content, seal.
// With a key: AES-256-GCM, the nonce is the frame's number, header, number and kind are authenticated with it, the seal is
// the 16 bytes of the tag. Every file has a salt and therefore a key of its own, so a nonce is never used twice (NIST SP
// 800-38D). Without: the seal is the SHA-256 over the seal before, number, kind and content, which finds damage, not malice.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';

const FORMAT = 'utfall-backup-1';
const MORE = 0;
const LAST = 1;
const TAG_BYTES = 16;
const HASH_BYTES = 32;
/** A frame holds one portion of rows, or one delivered file of at most 25 MB, written as twice as many characters. */
const MOST_FRAME_BYTES = 256 * 1024 * 1024;
/** OWASP's least for scrypt: 128 MB of work for each guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

/** The file is none of ours, is damaged, or the key does not fit. The message is for the person. */
export class BrokenBackupError extends Error {
  override readonly name = 'BrokenBackupError';
}

interface Header {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  /** Hex; null: not encrypted. */
  readonly salt: string | null;
}

interface Seal {
  /** What is written after the content, and the content as it is written. */
  close(content: Buffer, number: number, kind: number): { readonly content: Buffer; readonly seal: Buffer };
  /** Throws BrokenBackupError when the seal does not fit. */
  open(content: Buffer, seal: Buffer, number: number, kind: number): Buffer;
  readonly bytes: number;
}

/**
 * Gives `fill` a function that takes one frame, writes the frames beside the file and moves them there when they are safely on
 * the disk: a file that exists is whole. A file of that name is replaced. Gives the size in bytes and what `fill` gave.
 */
export async function writeSealedFile<T>(
  path: string,
  options: { readonly key: string | null; readonly madeAt: string },
  fill: (write: (frame: string) => Promise<void>) => Promise<T>,
): Promise<{ readonly bytes: number; readonly result: T }> {
  const header: Header = {
    format: FORMAT,
    madeAt: options.madeAt,
    salt: options.key === null ? null : randomBytes(HASH_BYTES).toString('hex'),
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const seal = sealOf(header, line, options.key);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(line);
    let bytes = line.length;
    let number = 0;
    // The last frame is marked, so each is held until the next one comes.
    let held = '';
    const result = await fill(async (frame) => {
      if (number > 0) bytes += await writeFrame(file, seal, held, number - 1, MORE);
      held = frame;
      number += 1;
    });
    bytes += await writeFrame(file, seal, held, Math.max(number - 1, 0), LAST);
    await file.sync();
    await file.close();
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { bytes, result };
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Throws BrokenBackupError at the first frame that is not as it was written; ends only after the last one was seen. */
export async function* readSealedFile(path: string, key: string | null): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    const { header, line } = await readHeader(file);
    if (header.salt !== null && key === null)
      throw new BrokenBackupError('Säkerhetskopian är krypterad. Ange nyckeln med --key-file.');
    if (header.salt === null && key !== null)
      throw new BrokenBackupError('Säkerhetskopian är inte krypterad. Läs den utan --key-file.');
    const seal = sealOf(header, line, key);
    let at = line.length;
    for (let number = 0; ; number += 1) {
      const head = await readExactly(file, at, 5);
      const kind = head.readUInt8(0);
      const length = head.readUInt32BE(1);
      if (kind > LAST || length > MOST_FRAME_BYTES) throw damaged();
      const body = await readExactly(file, at + 5, length + seal.bytes);
      const content = seal.open(body.subarray(0, length), body.subarray(length), number, kind);
      at += 5 + body.length;
      if (kind === LAST && (await file.stat()).size !== at) throw damaged();
      yield (await promisify(inflate)(content)).toString('utf8');
      if (kind === LAST) return;
    }
  } finally {
    await file.close();
  }
}

async function writeFrame(
  file: FileHandle,
  seal: Seal,
  text: string,
  number: number,
  kind: number,
): Promise<number> {
  const closed = seal.close(await promisify(deflate)(text), number, kind);
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(closed.content.length, 1);
  const whole = Buffer.concat([head, closed.content, closed.seal]);
  await file.writeFile(whole);
  return whole.length;
}

function sealOf(header: Header, line: Buffer, key: string | null): Seal {
  if (header.salt === null || key === null) return checksums(line);
  const secret = scryptSync(key, Buffer.from(header.salt, 'hex'), 32, SCRYPT);
  return encryption(secret, line);
}

function encryption(secret: Buffer, line: Buffer): Seal {
  const nonceOf = (number: number) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(number, 8);
    return nonce;
  };
  return {
    bytes: TAG_BYTES,
    close: (content, number, kind) => {
      const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number));
      cipher.setAAD(Buffer.concat([line, placeOf(number, kind)]));
      return { content: Buffer.concat([cipher.update(content), cipher.final()]), seal: cipher.getAuthTag() };
    },
    open: (content, seal, number, kind) => {
      const cipher = createDecipheriv('aes-256-gcm', secret, nonceOf(number), { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.concat([line, placeOf(number, kind)]));
      cipher.setAuthTag(seal);
      try {
        return Buffer.concat([cipher.update(content), cipher.final()]);
      } catch (error) {
        // Which of the two it is can't be told: that is what the encryption is for.
        throw new BrokenBackupError('Nyckeln passar inte till säkerhetskopian, eller så är filen skadad.', {
          cause: error,
        });
      }
    },
  };
}

function checksums(line: Buffer): Seal {
  let before = createHash('sha256').update(line).digest();
  const next = (content: Buffer, number: number, kind: number) => {
    before = createHash('sha256').update(before).update(placeOf(number, kind)).update(content).digest();
    return before;
  };
  return {
    bytes: HASH_BYTES,
    close: (content, number, kind) => ({ content, seal: next(content, number, kind) }),
    open: (content, seal, number, kind) => {
      if (!next(content, number, kind).equals(seal)) throw damaged();
      return content;
    },
  };
}

function placeOf(number: number, kind: number): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(number, 0);
  place.writeUInt8(kind, 4);
  return place;
}

const MOST_HEADER_BYTES = 1_000;

async function readHeader(file: FileHandle): Promise<{ readonly header: Header; readonly line: Buffer }> {
  const start = Buffer.alloc(MOST_HEADER_BYTES);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  const end = start.subarray(0, bytesRead).indexOf('\n');
  const line = start.subarray(0, end + 1);
  const header: unknown = end < 0 ? null : parsed(line.toString('utf8'));
  if (!isHeader(header))
    throw new BrokenBackupError('Filen är ingen säkerhetskopia som den här versionen av Utfall kan läsa.');
  return { header, line };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHeader(value: unknown): value is Header {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === FORMAT &&
    'salt' in value &&
    (value.salt === null || (typeof value.salt === 'string' && /^[0-9a-f]{64}$/.test(value.salt)))
  );
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead !== length) throw damaged();
  return buffer;
}

function damaged(): BrokenBackupError {
  return new BrokenBackupError('Säkerhetskopian är skadad eller avkortad. Använd en annan kopia.');
}

/** A rename is durable when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
