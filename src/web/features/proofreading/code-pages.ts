// The pages about the checks, one per code: docs/reference/proofreader as it is, parted into headings, paragraphs and
// examples. The same files are executed by the tests, so what is shown here is true. Markdown of those files only.

const FILES = import.meta.glob<string>('../../../../docs/reference/proofreader/*.md', {
  query: '?raw',
  import: 'default',
});

export type CodeBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'example'; readonly text: string };

export interface CodePageText {
  readonly title: string;
  readonly blocks: readonly CodeBlock[];
}

/** Null for a code that does not exist. */
export async function readCodePage(code: string): Promise<CodePageText | null> {
  const read = FILES[`../../../../docs/reference/proofreader/${code}.md`];
  return read === undefined || code === 'README' ? null : partCodePage(await read());
}

export function partCodePage(markdown: string): CodePageText {
  const blocks: CodeBlock[] = [];
  let title = '';
  for (const [, fence, line] of markdown.matchAll(/^```\w+[^\n]*\n([\s\S]*?)\n```$|^(.+)$/gmu)) {
    if (fence !== undefined) blocks.push({ kind: 'example', text: fence });
    else if (line === undefined) continue;
    else if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3) });
    else
      blocks.push({
        kind: 'paragraph',
        text: line.replace(/(?<!\w)_(.+?)_(?!\w)/gu, '$1').replaceAll('`', ''),
      });
  }
  return { title, blocks };
}
