// Each kind of block on the page. A new kind in report/contract.ts does not compile until it is set here.
import type { ReactNode } from 'react';
import type { Inline, Prose } from '../../../core/prose.ts';
import type { Block } from '../../../report/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { type BoundPart, BoundProse } from '../../components/bound-prose.tsx';
import { ChartFigure } from '../../components/chart-figure.tsx';
import { ReportTable } from './report-table.tsx';

export interface ReportPlace {
  readonly region: string;
  readonly year: string;
}

interface BlockProps<Kind extends Block['kind']> {
  readonly block: Extract<Block, { kind: Kind }>;
  readonly place: ReportPlace;
}

type Settings = { readonly [Kind in Block['kind']]: (props: BlockProps<Kind>) => ReactNode };

const SETTING: Settings = {
  heading: ({ block }) => <Heading block={block} />,
  paragraph: ({ block, place }) => (
    <p>
      <Bound prose={block.prose} place={place} />
    </p>
  ),
  list: ({ block, place }) => (
    <ul>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a text have no identity but their order
        <li key={index}>
          <Bound prose={item} place={place} />
        </li>
      ))}
    </ul>
  ),
  comment: ({ block, place }) => (
    <p className="comment">
      <Bound prose={block.prose} place={place} indicatorId={block.indicatorId} />
    </p>
  ),
  table: ({ block, place }) => <ReportTable block={block} place={place} />,
  chart: ({ block }) => <NumberedChart block={block} />,
};

export function ReportBlocks({
  blocks,
  place,
}: {
  readonly blocks: readonly Block[];
  readonly place: ReportPlace;
}) {
  return blocks.map((block, index) => {
    // The record pairs each kind with its own setting, which a union of props can't express.
    const Setting = SETTING[block.kind] as (props: { block: Block; place: ReportPlace }) => ReactNode;
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their order
    return <Setting key={index} block={block} place={place} />;
  });
}

/** The page's own title is h1: the report's headings begin one level under it. */
function Heading({ block }: { readonly block: Extract<Block, { kind: 'heading' }> }) {
  if (block.level === 1) return <h2 id={block.id}>{block.text}</h2>;
  if (block.level === 2) return <h3 id={block.id}>{block.text}</h3>;
  return <h4 id={block.id}>{block.text}</h4>;
}

function NumberedChart({ block }: { readonly block: Extract<Block, { kind: 'chart' }> }) {
  const messages = useMessages();
  return (
    <ChartFigure spec={block.chart} number={messages.figure(block.number)}>
      {block.source !== '' && <p className="note">{block.source}</p>}
    </ChartFigure>
  );
}

function Bound({
  prose,
  place,
  indicatorId = null,
}: {
  readonly prose: Prose;
  readonly place: ReportPlace;
  readonly indicatorId?: string | null;
}) {
  return <BoundProse parts={prose.map(toPart)} plan={{ ...place, indicatorId }} />;
}

function toPart(inline: Inline): BoundPart {
  if (inline.kind !== 'figure') return { ...inline, observationIds: [], formula: null };
  return { kind: 'figure', text: inline.text, ...inline.source };
}
