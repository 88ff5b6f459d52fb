// The parts of a Word package that hold comments: word/comments.xml, and the two lists that must name it (relationships and
// content types). Existing comments stay. ECMA-376 part 1, 11.3.2; part 2, 9.3 and 10.1.
import type JSZip from 'jszip';
import { UnknownLayout } from './text-pieces.ts';

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const AUTHOR = 'Siffergranskaren';
const INITIALS = 'SG';

export interface WrittenComment {
  readonly id: number;
  readonly paragraphs: readonly string[];
}

export interface CommentPart {
  readonly path: string;
  /** Null when the file has no comments yet. */
  readonly source: string | null;
  /** The first id that no comment of the file has. */
  readonly freeId: number;
}

/** Path of the main part, without a leading slash. */
export async function findMainPart(zip: JSZip): Promise<string> {
  const target = targetOf(await textOf(zip, '_rels/.rels'), 'officeDocument');
  if (target === null) throw new UnknownLayout('The package names no main part');
  return target.replace(/^\//u, '');
}

export async function findCommentPart(zip: JSZip, mainPart: string): Promise<CommentPart> {
  const target = targetOf(await textOf(zip, relationsOf(mainPart)), 'comments');
  if (target === null) return { path: `${folderOf(mainPart)}comments.xml`, source: null, freeId: 0 };
  const path = target.startsWith('/') ? target.slice(1) : folderOf(mainPart) + target;
  const source = await textOf(zip, path);
  const ids = [...source.matchAll(/<\w+:comment\s[^>]*?\bid="(\d+)"/gu)].map(([, id]) => Number(id));
  return { path, source, freeId: Math.max(-1, ...ids) + 1 };
}

export async function writeComments(
  zip: JSZip,
  mainPart: string,
  part: CommentPart,
  comments: readonly WrittenComment[],
  at: string,
): Promise<void> {
  const written = comments.map((comment) => toXml(comment, at)).join('');
  if (part.source !== null) {
    zip.file(part.path, beforeEnd(part.source, 'comments', written));
    return;
  }
  zip.file(
    part.path,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${MAIN_NAMESPACE}">${written}</w:comments>`,
  );
  const relations = await textOf(zip, relationsOf(mainPart));
  zip.file(
    relationsOf(mainPart),
    beforeEnd(
      relations,
      'Relationships',
      `<Relationship Id="${freeName(relations)}" Type="${RELATIONSHIP}/comments" Target="comments.xml"/>`,
    ),
  );
  const types = await textOf(zip, '[Content_Types].xml');
  zip.file(
    '[Content_Types].xml',
    beforeEnd(types, 'Types', `<Override PartName="/${part.path}" ContentType="${CONTENT_TYPE}"/>`),
  );
}

function toXml({ id, paragraphs }: WrittenComment, at: string): string {
  const date = at.replace(/\.\d+Z$/u, 'Z');
  const body = paragraphs
    .map((text, index) => {
      const bold = index === 0 ? '<w:rPr><w:b/></w:rPr>' : '';
      return `<w:p><w:r>${bold}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
    })
    .join('');
  return `<w:comment xmlns:w="${MAIN_NAMESPACE}" w:id="${id}" w:author="${AUTHOR}" w:date="${date}" w:initials="${INITIALS}">${body}</w:comment>`;
}

/** Control characters are no XML, escaped or not (XML 1.0, 2.2). */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function beforeEnd(source: string, name: string, added: string): string {
  const end = new RegExp(`</(?:\\w+:)?${name}\\s*>\\s*$`, 'u').exec(source);
  if (end === null) throw new UnknownLayout(`A part does not end with ${name}`);
  return source.slice(0, end.index) + added + source.slice(end.index);
}

function targetOf(relations: string, kind: string): string | null {
  for (const [element] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu))
    if (element.includes(`"${RELATIONSHIP}/${kind}"`))
      return /\bTarget="([^"]+)"/u.exec(element)?.[1] ?? null;
  return null;
}

function freeName(relations: string): string {
  let number = 1;
  while (relations.includes(`"rIdSiffror${number}"`)) number += 1;
  return `rIdSiffror${number}`;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function relationsOf(path: string): string {
  return `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;
}

/** UTF-8, with or without its mark; anything else is not how Word writes. */
export async function textOf(zip: JSZip, path: string): Promise<string> {
  const bytes = await zip.file(path)?.async('uint8array');
  if (bytes === undefined) throw new UnknownLayout('A part of the package is missing');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnknownLayout('A part is not in UTF-8', { cause });
  }
}
