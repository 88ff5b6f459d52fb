// The words that publishing itself writes; reports are Swedish.

export const WORDS = {
  contents: 'Innehåll',
  table: 'Tabell',
  figure: 'Figur',
  page: 'Sida',
  of: 'av',
  invented: 'Påhittade uppgifter',
  inventedSentence:
    'Region och siffror är påhittade. Rapporten visar hur en rapport ser ut, inte hur vården är.',
  commentBy: 'Kommentar av',
  /** How a reader tells the system's sentences from a person's. */
  drafted: 'Kommentarer utan namn är skrivna av systemet ur siffrorna.',
} as const;

const DATE = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'Europe/Stockholm' });

/** "Rapporten bygger på det som var känt den 27 februari 2024." */
export function writeKnownAt(knownAt: string): string {
  return `Rapporten bygger på det som var känt den ${DATE.format(new Date(knownAt))}.`;
}

export function writeDate(instant: string): string {
  return DATE.format(new Date(instant));
}

/** A year at the end of a title is not left alone on its second line. */
export function keepYear(title: string): string {
  return title.replace(/ (\d{4})$/, '\u00a0$1');
}
