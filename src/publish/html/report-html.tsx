// The report as one HTML file that needs nothing else: no script, no other host, fonts and pictures inside. It can be mailed,
// put on any web server, archived. Every text passes through React, so none of it can become markup.
import { readFile } from 'node:fs/promises';
import { renderToStaticMarkup } from 'react-dom/server';
import { chartCss } from '../../charts/brush.ts';
import { Chart } from '../../charts/chart.tsx';
import type { Prose } from '../../core/prose.ts';
import type { Block, ReportDocument } from '../../report/contract.ts';
import { publishFile } from '../package-files.ts';
import { WORDS, writeKnownAt } from '../words.ts';
import { ReportTable } from './report-table.tsx';

/** Charts are laid out twice, so that their text is readable on a page and on a phone. */
const WIDE = 720;
const NARROW = 350;

export async function reportHtml(report: ReportDocument): Promise<Uint8Array> {
  const css = await stylesheet();
  const body = renderToStaticMarkup(<ReportBody report={report} />);
  const title = renderToStaticMarkup(<title>{`${report.title}, ${report.regionName}`}</title>);
  const head = `<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n${title}`;
  const page = `<!doctype html>\n<html lang="sv">\n<head>\n${head}\n<style>\n${css}\n</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  return new TextEncoder().encode(page);
}

async function stylesheet(): Promise<string> {
  const font = async (file: string) =>
    `url(data:font/woff2;base64,${(await readFile(publishFile('assets', 'fonts', file))).toString('base64')}) format("woff2")`;
  const faces = [
    `@font-face{font-family:"Source Sans 3 Variable";font-weight:200 900;src:${await font('source-sans-3-latin-wght-normal.woff2')}}`,
    // The Latin file lacks ≥ ≤ → ← ≈ and the narrow no-break space; these two supply them.
    `@font-face{font-family:"Utfall Tecken";font-weight:100 500;src:${await font('utfall-tecken-400.woff2')};unicode-range:U+2190,U+2192,U+2248,U+2264,U+2265,U+202F}`,
    `@font-face{font-family:"Utfall Tecken";font-weight:501 900;src:${await font('utfall-tecken-600.woff2')};unicode-range:U+2190,U+2192,U+2248,U+2264,U+2265,U+202F}`,
  ];
  const page = await readFile(publishFile('html', 'report.css'), 'utf8');
  return [...faces, chartCss(), page].join('\n');
}

function ReportBody({ report }: { readonly report: ReportDocument }) {
  const hasDrafts = report.blocks.some((block) => block.kind === 'comment' && block.author === 'drafted');
  return (
    <>
      <a className="skip" href="#rapport">
        Till innehållet
      </a>
      <header className="cover">
        {report.isInvented ? (
          <p className="invented">
            <strong>{WORDS.invented}</strong> {WORDS.inventedSentence}
          </p>
        ) : null}
        <p className="region">{report.regionName}</p>
        <h1>{report.title}</h1>
        <p className="subtitle">{report.subtitle}</p>
        <p className="known">
          {report.label}. {writeKnownAt(report.knownAt)}
          {hasDrafts ? ` ${WORDS.drafted}` : ''}
        </p>
      </header>
      <nav aria-labelledby="innehall">
        <h2 id="innehall">{WORDS.contents}</h2>
        <Contents blocks={report.blocks} />
      </nav>
      <main id="rapport">
        {report.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their order
          <BlockView key={index} block={block} index={index} />
        ))}
      </main>
    </>
  );
}

type HeadingBlock = Extract<Block, { kind: 'heading' }>;

/** Chapters with their sections under them, as nested lists. */
function Contents({ blocks }: { readonly blocks: readonly Block[] }) {
  const chapters: { heading: HeadingBlock; sections: HeadingBlock[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level > 2) continue;
    const chapter = chapters.at(-1);
    if (block.level === 1 || chapter === undefined) chapters.push({ heading: block, sections: [] });
    else chapter.sections.push(block);
  }
  return (
    <ol>
      {chapters.map(({ heading, sections }) => (
        <li key={heading.id}>
          <a href={`#${heading.id}`}>{heading.text}</a>
          {sections.length === 0 ? null : (
            <ol>
              {sections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{section.text}</a>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The report's title is the page's h1, so its chapters are h2. */
const HEADING_TAGS = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;

function BlockView({ block, index }: { readonly block: Block; readonly index: number }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = HEADING_TAGS[block.level];
      return <Tag id={block.id}>{block.text}</Tag>;
    }
    case 'paragraph':
      return (
        <p>
          <ProseView prose={block.prose} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their order
            <li key={at}>
              <ProseView prose={item} />
            </li>
          ))}
        </ul>
      );
    case 'comment':
      return (
        <>
          <p>
            <ProseView prose={block.prose} />
          </p>
          {block.by === null ? null : (
            <p className="small">
              {WORDS.commentBy} {block.by}
            </p>
          )}
        </>
      );
    case 'table':
      return <ReportTable block={block} id={`tabell-${block.number}-${index}`} />;
    case 'chart':
      return (
        <figure>
          <figcaption>
            <span className="caption">
              {WORDS.figure} {block.number}. {block.chart.title}
            </span>
            {block.chart.subtitle === '' ? null : <span className="small">{block.chart.subtitle}</span>}
          </figcaption>
          <div className="only-wide">
            <Chart spec={block.chart} width={WIDE} id={`figur-${index}`} />
          </div>
          <div className="only-narrow">
            <Chart spec={block.chart} width={NARROW} id={`figur-${index}-smal`} />
          </div>
          {block.source === '' ? null : <p className="small">{block.source}</p>}
        </figure>
      );
  }
}

function ProseView({ prose }: { readonly prose: Prose }) {
  return prose.map((inline, index) =>
    inline.kind === 'strong' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their order
      <strong key={index}>{inline.text}</strong>
    ) : (
      inline.text
    ),
  );
}
