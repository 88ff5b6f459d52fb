// The document as it was read, block by block, each with its findings beside it (under it on a phone): a person reads on, and
// the finding stands where the eyes are.
import type { ReactNode } from 'react';
import type { ProofreadingPage } from '../../../http/proofread-contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Scrolling } from '../../components/scrolling.tsx';
import { FindingCard } from './finding-card.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Decision, Filter, NumberedFinding, Review } from './review.ts';
import { isShown, numberFindings } from './review.ts';

type Block = ProofreadingPage['blocks'][number];
type Text = Extract<Block, { kind: 'paragraph' }>['text'];

interface MarkedDocumentProps {
  readonly review: Review;
  readonly filter: Filter;
  readonly onDecide: (id: string, decision: Decision | null) => void;
}

export function MarkedDocument({ review, filter, onDecide }: MarkedDocumentProps) {
  const messages = useMessages();
  const { page, decisions } = review;
  const byText = Map.groupBy(numberFindings(page), ({ finding }) => finding.textId);
  const heldByText = Map.groupBy(page.held, ({ textId }) => textId);
  const mark = ({ id, text }: Text) => (
    <MarkedText text={text} findings={byText.get(id) ?? []} held={heldByText.get(id) ?? []} />
  );
  const beside = page.blocks.map((block) =>
    textsOf(block)
      .flatMap(({ id }) => byText.get(id) ?? [])
      .filter(({ finding }) => isShown(finding, filter, decisions)),
  );
  let lastPage: number | null = null;
  return (
    <section className="doc" aria-labelledby="h-document">
      <h2 className="sr" id="h-document">
        {messages.proofreading.document}
      </h2>
      {page.blocks.map((block, index) => {
        const pageNumber = textsOf(block)[0]?.page ?? null;
        const isNewPage = pageNumber !== null && pageNumber !== lastPage;
        lastPage = pageNumber ?? lastPage;
        return (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document never change place
            key={index}
            pageNumber={isNewPage ? pageNumber : null}
            findings={beside[index] ?? []}
            rows={beside[index]?.length ? rowsFor(beside, index) : 1}
            decisions={decisions}
            onDecide={onDecide}
          >
            <BlockText block={block} mark={mark} />
          </Row>
        );
      })}
    </section>
  );
}

/** More than a screenful of text is never beside one paragraph's findings. */
const MOST_ROWS = 12;

/** Findings are taller than their paragraph: the text after it that has none of its own stands beside them too. */
function rowsFor(beside: readonly (readonly NumberedFinding[])[], index: number): number {
  const next = beside.findIndex((findings, other) => other > index && findings.length > 0);
  return Math.min(MOST_ROWS, (next < 0 ? beside.length : next) - index);
}

function textsOf(block: Block): readonly Text[] {
  if (block.kind !== 'table') return [block.text];
  return [...(block.caption === null ? [] : [block.caption]), ...block.header, ...block.rows.flat()];
}

interface RowProps {
  readonly pageNumber: number | null;
  readonly findings: readonly NumberedFinding[];
  /** How many rows of the grid the findings may reach over. */
  readonly rows: number;
  readonly decisions: Review['decisions'];
  readonly onDecide: (id: string, decision: Decision | null) => void;
  readonly children: ReactNode;
}

function Row({ pageNumber, findings, rows, decisions, onDecide, children }: RowProps) {
  const messages = useMessages().proofreading;
  const swedish = useSwedish();
  return (
    <>
      <div className="doc-text" {...swedish}>
        {pageNumber !== null && <p className="doc-page">{messages.pageNumber(pageNumber)}</p>}
        {children}
      </div>
      {findings.length > 0 && (
        <div className="doc-margin" style={{ gridRow: `span ${rows}` }}>
          {findings.map((of) => (
            <FindingCard
              key={of.finding.id}
              of={of}
              decision={decisions[of.finding.id] ?? null}
              onDecide={(decision) => onDecide(of.finding.id, decision)}
            />
          ))}
        </div>
      )}
    </>
  );
}

function BlockText({ block, mark }: { readonly block: Block; readonly mark: (text: Text) => ReactNode }) {
  switch (block.kind) {
    case 'heading':
      // Under the page's own headings, whatever level the document gave it.
      return <h3 className={block.level > 2 ? 'doc-heading low' : 'doc-heading'}>{mark(block.text)}</h3>;
    case 'paragraph':
      return <p>{mark(block.text)}</p>;
    case 'item':
      return <p className="doc-item">{mark(block.text)}</p>;
    case 'table':
      return <TableText table={block} mark={mark} />;
  }
}

function TableText({
  table: { caption, header, rows },
  mark,
}: {
  readonly table: Extract<Block, { kind: 'table' }>;
  readonly mark: (text: Text) => ReactNode;
}) {
  const messages = useMessages().proofreading;
  return (
    <Scrolling label={caption?.text ?? messages.tableCanScroll}>
      <table className="doc-table">
        {caption !== null && <caption>{mark(caption)}</caption>}
        {header.length > 0 && (
          <thead>
            <tr>
              {header.map((cell) => (
                // A heading without words would be a heading of nothing.
                <td key={cell.id} className="doc-head">
                  {mark(cell)}
                </td>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table never change place
            <tr key={index}>
              {row.map((cell) => (
                <td key={cell.id}>{mark(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
