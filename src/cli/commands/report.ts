// report: the annual report of a region and year as files; several pairs of region and year become one file. --json answers {files: [{format, path, bytes}]}.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import { publish, publishTogether } from '../../app/flow.ts';
import type { RegionYear } from '../../app/year-of-region.ts';
import type { ReportFormat } from '../../publish/contract.ts';
import { REPORT_FORMATS } from '../../publish/contract.ts';
import type { Command } from '../io.ts';
import { need, sayJson, WrongUse } from '../io.ts';

export const report: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'pdf' },
      out: { type: 'string', default: '.' },
      json: { type: 'boolean', default: false },
    },
  });
  const places = toPlaces(positionals);
  const formats = values.format.split(',').map(toFormat);
  const world = await io.world();
  await mkdir(values.out, { recursive: true });
  const files: { format: ReportFormat; path: string; bytes: number }[] = [];
  for (const format of formats) {
    const file = await (places.length === 1 && places[0] !== undefined
      ? publish(world, places[0], format)
      : publishTogether(world, places, format));
    const path = join(values.out, file.fileName);
    await writeFile(path, file.bytes);
    files.push({ format, path, bytes: file.bytes.byteLength });
    if (!values.json) io.say(path);
  }
  if (values.json) sayJson(io, { files });
  return EXIT.ok;
};

/** "vasterbotten 2023 norrbotten 2022" → two places; at least one. */
function toPlaces(words: readonly string[]): readonly RegionYear[] {
  const places: RegionYear[] = [];
  for (let at = 0; at === 0 || at < words.length; at += 2) {
    const regionId = need(words[at], 'REGION');
    const year = Number(need(words[at + 1], 'ÅR'));
    if (!Number.isInteger(year)) throw new WrongUse('ÅR ska vara ett årtal, till exempel 2023.');
    places.push({ regionId, year });
  }
  return places;
}

function toFormat(text: string): ReportFormat {
  const format = REPORT_FORMATS.find((known) => known === text.trim());
  if (format === undefined)
    throw new WrongUse(`Formatet ${text} finns inte. Välj bland ${REPORT_FORMATS.join(', ')}.`);
  return format;
}
