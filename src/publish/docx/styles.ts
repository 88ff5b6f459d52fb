// How the report looks in Word: the same sizes and colours as on paper (pdf/report.typ), in a font that every Word has, so
// that whoever edits the document sees what was meant. Sizes are in half points, distances in twentieths of a point.
import { BorderStyle, type IBorderOptions, type IStylesOptions, LineRuleType } from 'docx';

export const INK = '17202A';
export const INK_2 = '454F59';
export const INK_3 = '5B646E';
const ACCENT = '1B4F8F';

export const MILLIMETRE = 1440 / 25.4;
/** A4 with this to each side. */
export const SIDE_MARGIN = Math.round(22 * MILLIMETRE);
export const TEXT_WIDTH = Math.round(210 * MILLIMETRE) - 2 * SIDE_MARGIN;

const LINE = { line: 264, lineRule: LineRuleType.AUTO } as const;

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 21, color: INK, language: { value: 'sv-SE' } },
      paragraph: { spacing: { ...LINE, after: 140 } },
    },
    title: {
      run: { size: 68, bold: true, color: INK },
      paragraph: { spacing: { before: 60, after: 120, line: 216, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { size: 38, bold: true, color: INK },
      paragraph: { spacing: { before: 640, after: 200 }, keepNext: true },
    },
    heading2: {
      run: { size: 26, bold: true, color: INK },
      paragraph: { spacing: { before: 400, after: 120 }, keepNext: true },
    },
    heading3: {
      run: { size: 22, bold: true, color: INK },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 20, bold: true, color: INK, italics: false },
      paragraph: { spacing: { before: 320, after: 60 }, keepNext: true },
    },
    {
      id: 'Small',
      name: 'Utfall liten',
      basedOn: 'Normal',
      run: { size: 17, color: INK_2 },
      paragraph: { spacing: { before: 60, after: 200 } },
    },
    {
      id: 'Cell',
      name: 'Utfall tabellcell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 40, after: 40, line: 228, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'ContentsTitle',
      name: 'Utfall innehåll',
      basedOn: 'Normal',
      run: { size: 38, bold: true },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 160, after: 40 } },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: { spacing: { after: 40 }, indent: { left: 280 } },
    },
    {
      id: 'Cover',
      name: 'Utfall omslag',
      basedOn: 'Normal',
      run: { size: 26, color: INK_2 },
      paragraph: { spacing: { after: 120 } },
    },
  ],
};

export const NO_BORDER: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const HAIRLINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 3, color: 'C9CAC4' };
export const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: INK };
export const HEAD_LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '82878A' };
export const ACCENT_LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 18, color: ACCENT };
export const DASHED: IBorderOptions = { style: BorderStyle.DASHED, size: 4, color: '82878A' };
