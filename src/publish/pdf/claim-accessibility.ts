// Typst writes either PDF/A-2a or PDF/UA-1. Our document satisfies both (the worker exports both), so the UA claim is added
// to the PDF/A file by an incremental update (ISO 32000-1, 7.5.6): new metadata and a new catalog after the old end. The
// pages are not touched. PDF/A demands that a foreign metadata schema is described (ISO 19005-2, 6.6.2.3).

const UA_NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/';
const UA_SCHEMA = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${UA_NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

/** The same PDF with the claim of PDF/UA-1 beside PDF/A-2a. Throws when the file is not laid out as Typst lays it out. */
export function claimAccessibility(pdf: Uint8Array): Uint8Array {
  const source = Buffer.from(pdf);
  const base = source.at(-1) === 0x0a ? source : Buffer.concat([source, Buffer.from('\n')]);
  const text = base.toString('latin1');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const root = Number(find(trailer, /\/Root (\d+) 0 R/));
  const catalog = objectBody(text, root);
  const metadata = Number(find(catalog, /\/Metadata (\d+) 0 R/));
  const objects = new Map([
    [metadata, withClaim(objectBody(text, metadata))],
    [root, withTitleShown(catalog)],
  ]);
  const parts: string[] = [];
  const offsets = new Map<number, number>();
  let offset = base.length;
  for (const [number, body] of objects) {
    const part = `${number} 0 obj\n${body}\nendobj\n\n`;
    offsets.set(number, offset);
    parts.push(part);
    offset += Buffer.byteLength(part, 'latin1');
  }
  const entries = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const end = `xref\n${entries.join('')}trailer\n<<\n  /Size ${find(trailer, /\/Size (\d+)/)}\n  /Root ${root} 0 R\n  ${infoOf(trailer)}${find(trailer, /(\/ID \[.*?\])\s/s)}\n  /Prev ${find(trailer, /startxref\s+(\d+)/)}\n>>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([base, Buffer.from(parts.join('') + end, 'latin1')]);
}

function withClaim(object: string): string {
  const old = object.slice(object.indexOf('stream\n') + 'stream\n'.length, object.lastIndexOf('\nendstream'));
  const described = replaceOnce(
    old,
    '</rdf:Bag></pdfaExtension:schemas>',
    `${UA_SCHEMA}</rdf:Bag></pdfaExtension:schemas><pdfuaid:part>1</pdfuaid:part>`,
  );
  const xmp = replaceOnce(described, ' xmlns:pdfaid=', ` xmlns:pdfuaid="${UA_NAMESPACE}" xmlns:pdfaid=`);
  return `<<\n  /Length ${Buffer.byteLength(xmp, 'latin1')}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${xmp}\nendstream`;
}

/** PDF/UA wants the title, not the file name, in the window's bar (ISO 14289-1, 7.1). */
function withTitleShown(catalog: string): string {
  if (catalog.includes('/DisplayDocTitle true')) return catalog;
  return replaceOnce(catalog, '/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true');
}

function objectBody(text: string, number: number): string {
  const start = text.search(new RegExp(`(^|\\n)${number} 0 obj`));
  if (start < 0) throw new Error(`The PDF has no object ${number}`);
  return text.slice(text.indexOf('obj', start) + 3, text.indexOf('\nendobj', start)).trim();
}

function infoOf(trailer: string): string {
  const info = /\/Info \d+ 0 R/.exec(trailer);
  return info === null ? '' : `${info[0]}\n  `;
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`The PDF lacks ${pattern.source}`);
  return found;
}

function replaceOnce(text: string, old: string, replacement: string): string {
  if (!text.includes(old)) throw new Error(`The PDF lacks ${old}`);
  return text.replace(old, () => replacement);
}
