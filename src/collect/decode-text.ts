// Bytes → text: which of the encodings that spreadsheets write is this? UTF-8 and UTF-16 are recognised by their mark or
// by being valid, and what is neither is Windows-1252, the encoding of "CSV" in Swedish Excel. Rubbish is refused.
import type { Checked, Problem } from '../core/problem.ts';
import { fileError, fileWarning } from './refusal.ts';

const SAVE_AGAIN = 'Öppna filen i Excel och spara den som ”CSV UTF-8” eller som XLSX, och lämna in den igen.';

/** Characters that no text file of figures holds: NUL and its kin. Tab and line ends are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Bytes that Windows-1252 leaves undefined, and where they land when decoded. */
const UNDEFINED_IN_1252 = /[\u0080-\u009f]/;
/** "Ã¤", "Ã¥", "Ã¶", "Ã„", "Ã…", "Ã–": UTF-8 once read as Windows-1252. */
const MOJIBAKE = /Ã[¤¥¶„…–©]/;

export function decodeText(bytes: Uint8Array, file: string): Checked<string> {
  const decoded = decode(bytes, file);
  if (decoded.value === null) return decoded;
  const bad = CONTROL.exec(decoded.value);
  if (bad)
    return refuse(
      fileError(
        'not-text',
        { file, row: lineOf(decoded.value, bad.index) },
        'Filen är ingen textfil: den innehåller styrtecken som inte hör hemma i en tabell.',
        SAVE_AGAIN,
      ),
    );
  const garbled = MOJIBAKE.exec(decoded.value);
  if (garbled)
    return refuse(
      fileError(
        'mixed-encoding',
        { file, row: lineOf(decoded.value, garbled.index) },
        'Å, ä och ö är förvanskade i filen (de står som ”Ã¥”, ”Ã¤” och ”Ã¶”): den har sparats i två olika teckenkodningar.',
        'Ta ut filen på nytt ur källan, eller rätta tecknen och spara den som ”CSV UTF-8”.',
      ),
    );
  const lost = decoded.value.indexOf('\ufffd');
  if (lost < 0) return decoded;
  const warning = fileWarning(
    'replacement-character',
    { file, row: lineOf(decoded.value, lost) },
    'Minst ett tecken har gått förlorat (�) innan filen kom hit.',
    'Kontrollera namn och kommentarer, eller ta ut filen på nytt ur källan.',
  );
  return { value: decoded.value, problems: [warning] };
}

function decode(bytes: Uint8Array, file: string): Checked<string> {
  const utf16 = utf16Kind(bytes);
  if (utf16 !== null) return decodeUtf16(bytes, utf16, file);
  try {
    // `stream` leaves an unfinished last character aside instead of failing, so that a cut file is told from another encoding.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = decoder.decode(bytes, { stream: true });
    try {
      decoder.decode();
      return { value: text, problems: [] };
    } catch {
      if (/[^ -~\s]/.test(text)) return refuse(cutShort(file));
    }
  } catch {
    // Not UTF-8: Windows-1252 it is.
  }
  const text = new TextDecoder('windows-1252').decode(bytes);
  const undefinedByte = UNDEFINED_IN_1252.exec(text);
  if (!undefinedByte) return { value: text, problems: [] };
  return refuse(
    fileError(
      'not-text',
      { file, row: lineOf(text, undefinedByte.index) },
      'Filen är ingen textfil i någon av kodningarna UTF-8, UTF-16 och Windows-1252.',
      SAVE_AGAIN,
    ),
  );
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: Swedish text in UTF-16 has a zero in nearly every second byte and next to none in the others.
  const sample = bytes.subarray(0, 4096 & ~1);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) evenZeros += 1;
    if (sample[index + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

function decodeUtf16(bytes: Uint8Array, kind: 'utf-16le' | 'utf-16be', file: string): Checked<string> {
  if (bytes.length % 2 === 1) return refuse(cutShort(file));
  try {
    return { value: new TextDecoder(kind, { fatal: true }).decode(bytes), problems: [] };
  } catch {
    return refuse(
      fileError('not-text', { file }, 'Filen ser ut att vara i UTF-16 men är skadad.', SAVE_AGAIN),
    );
  }
}

function cutShort(file: string): Problem {
  return fileError(
    'truncated',
    { file },
    'Filen är avhuggen: den slutar mitt i ett tecken.',
    'Den har troligen inte överförts helt. Hämta eller spara den på nytt och lämna in den igen.',
  );
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function refuse(problem: Problem): Checked<string> {
  return { value: null, problems: [problem] };
}
