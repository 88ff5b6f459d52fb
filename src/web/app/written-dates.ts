// Instants and counts as people read them: "14.35" for today's clock, "25 november 2026" for a day, "4 532" for rows.
import type { Language } from '../../core/language.ts';

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>;

export function writeDay(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' }).format(new Date(instant));
}

export function writeDayAndClock(instant: string, language: Language): string {
  return `${writeDay(instant, language)} ${writeClock(new Date(instant), language)}`;
}

/** Swedish writes the clock with a point (Myndigheternas skrivregler). */
export function writeClock(at: Date, language: Language): string {
  const clock = new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit' }).format(at);
  return language === 'sv' ? clock.replace(':', '.') : clock;
}

export function writeCount(n: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(n);
}
