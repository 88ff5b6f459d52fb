// Several regions' reports as one document: each region a chapter, tables and figures numbered throughout, addresses of
// headings kept apart. The regions are set beside each other, never compared here: their definitions may differ.
import { heading, startNumbering } from './blocks.ts';
import type { Block, ReportDocument } from './contract.ts';

export interface CollectionTitle {
  readonly title: string;
  readonly subtitle: string;
  readonly label: string;
}

/** Throws a RangeError without reports: an empty collection has no year and no instant. */
export function buildCollection(reports: readonly ReportDocument[], given: CollectionTitle): ReportDocument {
  const [first] = reports;
  if (first === undefined) throw new RangeError('A collection needs at least one report');
  const numbering = startNumbering();
  return {
    ...given,
    regionId: reports.map(({ regionId }) => regionId).join('+'),
    regionName: reports.map(({ regionName }) => regionName).join(', '),
    year: Math.max(...reports.map(({ year }) => year)),
    knownAt:
      reports
        .map(({ knownAt }) => knownAt)
        .toSorted()
        .at(-1) ?? first.knownAt,
    isInvented: reports.some(({ isInvented }) => isInvented),
    blocks: reports.flatMap((report) => [
      heading(1, report.regionId, `${report.regionName} ${report.year}`),
      ...report.blocks.map((block) => renumber(block, report.regionId, numbering)),
    ]),
    figures: reports.flatMap(({ figures }) => figures),
  };
}

const DEEPER = { 1: 2, 2: 3, 3: 3 } as const;

function renumber(block: Block, regionId: string, numbering: ReturnType<typeof startNumbering>): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, id: `${regionId}-${block.id}`, level: DEEPER[block.level] };
    case 'table':
      return { ...block, number: numbering.table() };
    case 'chart':
      return { ...block, number: numbering.figure() };
    case 'paragraph':
    case 'list':
    case 'comment':
      return block;
  }
}
