// DOCX and XLSX are ZIP files, and their writers stamp every entry with the time of writing. Here each entry gets one given
// time instead, so that the same report gives the same bytes. Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.4.6.

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_SIZE = 22;

/** Changes the bytes in place and returns them. Throws on a file with a comment or in Zip64, which our writers never make. */
export function fixZipDates(zip: Uint8Array, at: Date): Uint8Array {
  const data = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - END_SIZE;
  if (end < 0 || data.getUint32(end, true) !== END_RECORD)
    throw new Error('The ZIP file does not end as expected');
  const count = data.getUint16(end + 10, true);
  let central = data.getUint32(end + 16, true);
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  for (let entry = 0; entry < count; entry += 1) {
    const local = data.getUint32(central + 42, true);
    if (data.getUint32(central, true) !== CENTRAL_HEADER || data.getUint32(local, true) !== LOCAL_HEADER)
      throw new Error('The ZIP file has no entry where its directory says');
    data.setUint16(local + 10, time, true);
    data.setUint16(local + 12, date, true);
    data.setUint16(central + 12, time, true);
    data.setUint16(central + 14, date, true);
    central +=
      46 +
      data.getUint16(central + 28, true) +
      data.getUint16(central + 30, true) +
      data.getUint16(central + 32, true);
  }
  return zip;
}
