// The text of a published file, to be searched.
import JSZip from 'jszip';
import { readPdfText } from '../../fixtures/pdf-text.ts';

export async function textOfFile(format: string, bytes: Uint8Array): Promise<string> {
  switch (format) {
    case 'pdf':
      return readPdfText(bytes).pages.join('\n');
    case 'xlsx':
    case 'docx': {
      const zip = await JSZip.loadAsync(bytes);
      const parts = Object.values(zip.files).filter(({ name }) => name.endsWith('.xml'));
      return (await Promise.all(parts.map((part) => part.async('string')))).join('\n');
    }
    default:
      return new TextDecoder().decode(bytes);
  }
}
