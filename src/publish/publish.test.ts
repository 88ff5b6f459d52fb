import { describe, expect, it } from 'vitest';
import { REPORT_SAMPLE } from '../../tests/fixtures/report-sample.ts';
import { REPORT_FORMATS } from './contract.ts';
import { publish } from './publish.ts';

describe.each(REPORT_FORMATS)(
  'a report as %s',
  (format) => {
    it('is the same bytes when made again, whenever that is', async () => {
      const first = await publish(REPORT_SAMPLE, format);
      await new Promise((resolve) => setTimeout(resolve, 2_100)); // ZIP counts time in steps of two seconds
      const second = await publish(REPORT_SAMPLE, format);
      expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
    });

    it('has a name that tells region, year and content', async () => {
      const { fileName } = await publish(REPORT_SAMPLE, format);
      expect(fileName).toMatch(new RegExp(`^exempel-2023-(rapport|siffror)\\.${format}$`));
    });

    it('can be made of a report with nothing in it', async () => {
      const { bytes } = await publish({ ...REPORT_SAMPLE, blocks: [], figures: [] }, format);
      expect(bytes.length).toBeGreaterThan(100);
    });
  },
  60_000,
);
