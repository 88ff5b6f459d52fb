// Refuses archives that would swell when opened, from their central directory alone (APPNOTE.TXT 4.3.12): nothing is
// unpacked before the sizes are known. Word files are such archives.

const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;

interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly unpacked: number;
}

export const WORD_LIMITS: ArchiveLimits = { entries: 2_000, unpacked: 200_000_000 };

/** True when the bytes are an archive within the limits. An archive that says nothing readable of itself is refused. */
export function isSafeArchive(bytes: Uint8Array, limits: ArchiveLimits): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return false;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  if (count > limits.entries || count === 0xffff) return false;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return false;
    unpacked += view.getUint32(at + 24, true);
    if (unpacked > limits.unpacked) return false;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return true;
}

/** The end record is in the last 65 557 bytes: 22 of its own and a comment. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_RECORD) return at;
  return null;
}
