// status-against-comment: the status says ended while the comment says not finished, or the other way round.
import type { Sentence } from '../claims/reading.ts';
import { sentenceText } from '../claims/reading.ts';
import type { Grid } from '../claims/tables.ts';
import type { Finding } from '../finding.ts';
import { findingOn } from '../findings/write.ts';
import type { Check } from './check.ts';

type Status = 'ended' | 'going-on' | 'not-started';

export const checkStatusAgainstComment: Check = ({ reading, tables }) => [
  ...reading.passages.flatMap((passage) =>
    passage.kind === 'text' && passage.role !== 'cell' ? inText(passage.sentences) : [],
  ),
  ...tables.flatMap(inTable),
];

const ENDED =
  /^(?:avslutad|avslutat|avslutade|klar|klart|slutförd|slutfört|genomförd|genomfört|färdig|färdigt)$/u;
const NOT_STARTED = /^(?:ej|inte|ännu inte) påbörja(?:d|t|de)$/u;
const GOING_ON = /^(?:pågår|pågående)(?: enligt plan(?:en)?)?$/u;

function readStatus(text: string): Status | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[.,;:]+$/u, '');
  if (ENDED.test(plain)) return 'ended';
  if (NOT_STARTED.test(plain)) return 'not-started';
  return GOING_ON.test(plain) ? 'going-on' : null;
}

/** What the comment must not say under each status. Each pattern is about the whole assignment, not a part of it. */
const AGAINST: Readonly<Record<Status, readonly RegExp[]>> = {
  ended: [
    /(?:är|ännu|dock) (?:ännu )?(?:inte|ej) (?:klart|klar|färdigt|färdig|slutfört|slutförd|genomfört|genomförd|infört|införd|påbörjat)/u,
    /(?:arbetet|uppdraget|aktiviteten|införandet|upphandlingen|utbildningen|projektet) (?:är )?(?:pågår|fortsätter|återstår|kvarstår|försenat|försenad|har inte kunnat|har ännu inte)/u,
    /(?:är|blev) försena[dt]/u,
    /^(?:ej|inte|ännu inte) (?:genomfört|genomförd|klart|klar|påbörjat|påbörjad)/u,
    /pågår fortfarande|kvarstår till nästa år/u,
  ],
  'going-on': [
    /kraftigt försena[dt]|(?:arbetet|uppdraget|projektet) är försenat|är avsluta[dt]|har avslutats|slutredovisa[dt]|har avbrutits/u,
  ],
  'not-started': [
    /(?:utbildningen|arbetet|aktiviteten|uppdraget|projektet|införandet) (?:genomfördes|slutfördes|har genomförts|har slutförts|är genomför[dt]|är avsluta[dt]|avslutades)/u,
    /är slutredovisa[dt]|är avsluta[dt]|är slutför[dt]/u,
  ],
};

function contradicts(status: Status, comment: string): string | null {
  const lower = comment.toLowerCase().trim();
  for (const pattern of AGAINST[status]) {
    const match = pattern.exec(lower);
    if (match !== null) return match[0];
  }
  return null;
}

function inTable(grid: Grid): Finding[] {
  const find = (pattern: RegExp) => grid.header.findIndex(({ lower }) => pattern.test(lower));
  const status = find(/^(?:status|läge|tillstånd)/u);
  const comment = find(/^(?:kommentar|uppföljning|redovisning|analys|beskrivning)/u);
  if (status < 0 || comment < 0) return [];
  return grid.rows.flatMap((row): Finding[] => {
    const said = readStatus(row[status]?.lower ?? '');
    const words = said === null ? null : contradicts(said, row[comment]?.source.text ?? '');
    const cell = row[status];
    if (words === null || cell === undefined) return [];
    return [findingOn(cell.source, 0, cell.source.text.length, textOf(cell.source.text.trim(), words))];
  });
}

/** "Status: Avslutad. Kommentar: …" within one paragraph, or "Uppdraget … är avslutat. Arbetet är inte färdigt …". */
function inText(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence, index): Finding[] => {
    const text = sentenceText(sentence);
    const match = /(?:status|läge):?\s+(?:är )?([^.,;:]+?)\s*(?:[.,;]|$)/iu.exec(text);
    const named =
      match ??
      /(?:uppdraget|åtgärden|aktiviteten|projektet)(?: [^.]*?)? är (avslutat|avslutad|slutfört|slutförd|klart|klar|genomförd|genomfört)\.?$/iu.exec(
        text,
      );
    const status = named === null ? null : readStatus(named[1] ?? '');
    if (named === null || status === null) return [];
    const rest = [
      text.slice(named.index + named[0].length),
      ...sentences.slice(index + 1, index + 3).map(sentenceText),
    ];
    const words = rest
      .map((part) => contradicts(status, part.replace(/^\s*kommentar:\s*/iu, '')))
      .find((each) => each !== null);
    if (words === undefined || words === null) return [];
    const start = sentence.start + named.index + named[0].indexOf(named[1] ?? '');
    return [
      findingOn(sentence.source, start, start + (named[1] ?? '').length, textOf(named[1] ?? '', words)),
    ];
  });
}

function textOf(status: string, words: string) {
  return {
    code: 'status-against-comment',
    severity: 'likely',
    message: `Statusen är ”${status}” men kommentaren säger ”${words}”.`,
    suggestion: 'Ändra statusen eller kommentaren så att de säger samma sak.',
    arithmetic: `${status} ≠ ${words}`,
  } as const;
}
