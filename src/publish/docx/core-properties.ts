// The document's own facts, dated by what the report knew and not by when the file was written.
import type { ReportDocument } from '../../report/contract.ts';

export function coreProperties(report: ReportDocument): string {
  const at = new Date(report.knownAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(`${report.title}, ${report.regionName}`)}</dc:title>`,
    `<dc:creator>${escapeXml(report.regionName)}</dc:creator>`,
    `<dc:description>${escapeXml(report.subtitle)}</dc:description>`,
    '<dc:language>sv-SE</dc:language>',
    `<cp:lastModifiedBy>${escapeXml(report.regionName)}</cp:lastModifiedBy>`,
    date('created'),
    date('modified'),
    '</cp:coreProperties>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
