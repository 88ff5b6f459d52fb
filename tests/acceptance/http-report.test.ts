// The report as files through the API: each is what its name says, and a person's comment stands in it.
import { describe, expect, it } from 'vitest';
import { comment, reportPage } from '../../src/http/contract.ts';
import { REPORT_FORMATS } from '../../src/publish/contract.ts';
import { ask } from './ask.ts';
import { openServer } from './open-server.ts';
import { analystOfAll } from './people.ts';

const open = await openServer();
const server = await analystOfAll(open);
const YEAR = '/api/v1/regions/vasterbotten/years/2023';

/** How each kind of file begins: PDF, ZIP (Word, Excel), HTML, and CSV with its byte order mark for Excel. */
const BEGINNINGS = {
  pdf: '%PDF-1.',
  docx: 'PK\u0003\u0004',
  xlsx: 'PK\u0003\u0004',
  html: '<!doctype html>',
  csv: '\u00ef\u00bb\u00bf',
} as const satisfies Record<(typeof REPORT_FORMATS)[number], string>;

describe('the report', () => {
  it.each(REPORT_FORMATS)(
    'comes as %s, to be saved and not opened in our name',
    { timeout: 60_000 },
    async (format) => {
      const response = await server.inject(`${YEAR}/report/${format}`);
      expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
      const beginning = response.rawPayload.subarray(0, 20).toString('latin1').toLowerCase();
      expect(beginning.startsWith(BEGINNINGS[format].toLowerCase())).toBe(true);
      expect(response.headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="vasterbotten-2023-[a-z]+\\.${format}"; filename\\*=UTF-8''`),
      );
      expect(response.headers['cache-control']).toBe('no-store');
    },
  );

  it('holds a person’s comment in place of the drafted one, with its figures bound', async () => {
    await ask(server, comment, {
      method: 'PUT',
      url: `${YEAR}/indicators/medbed3/comment`,
      payload: { template: 'Väntan kortades: {värde} fick en bedömning i tid.', basedOn: 0 },
    });
    const { report } = await ask(server, reportPage, `${YEAR}/report`);
    const block = report.blocks.find((each) => each.kind === 'comment' && each.indicatorId === 'medbed3');
    expect(block).toMatchObject({ author: 'person', by: 'Analytiker' });
    expect(block?.kind === 'comment' ? block.prose : []).toMatchObject([
      { kind: 'text', text: 'Väntan kortades: ' },
      { kind: 'figure', text: '77\u00a0procent' },
      { kind: 'text', text: ' fick en bedömning i tid.' },
    ]);
  });

  it('draws each thing once: months as process control, and units by name', async () => {
    const { report } = await ask(server, reportPage, '/api/v1/regions/exempel/years/2023/report');
    const kinds = report.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.kind] : []));
    expect(kinds).not.toContain('funnel');
    expect(kinds).toContain('control');
    expect(kinds).toContain('sorted-dots');
  });

  it('of several regions is one file, and refuses what is not a list of regions and years', {
    timeout: 60_000,
  }, async () => {
    const together = await server.inject(
      '/api/v1/report/csv?of=vasterbotten:2023,norrbotten:2022,jamtland-harjedalen:2024',
    );
    expect(together.statusCode, together.body.slice(0, 300)).toBe(200);
    for (const region of ['Västerbotten', 'Norrbotten', 'Jämtland Härjedalen'])
      expect(together.body).toContain(region);
    expect((await server.inject('/api/v1/report/csv?of=vasterbotten')).statusCode).toBe(400);
    expect((await server.inject('/api/v1/report/csv?of=vasterbotten:1999')).statusCode).toBe(404);
  });
});
