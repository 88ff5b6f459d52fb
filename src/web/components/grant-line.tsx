// A role, where it holds and for how long. The end in the data is the first day on which it no longer holds; people say the
// last day on which it does.
import { useLanguage, useMessages } from '../app/language.tsx';
import { writeDay } from '../app/written-dates.ts';
import { type ShownGrant, useGrantText } from './viewer.ts';

type Span = Pick<ShownGrant, 'from' | 'to'>;

export function GrantLine({ grant }: { readonly grant: ShownGrant }) {
  const textOf = useGrantText();
  const timeOf = useGrantTime();
  return (
    <>
      {textOf(grant)}
      {grant.sections.length > 0 && `: ${grant.sections.join(', ')}`}
      <span className="sub">{timeOf(grant)}</span>
    </>
  );
}

/** "1 mars 2024 till och med 31 augusti 2024" */
export function useGrantTime(): (span: Span) => string {
  const { account } = useMessages();
  const language = useLanguage();
  return ({ from, to }) => {
    const today = todayHere();
    const first = writeDay(from, language);
    if (to !== null && to <= today) return account.ended(writeDay(lastDayBefore(to), language));
    if (to !== null) return account.fromTo(first, writeDay(lastDayBefore(to), language));
    return from > today ? account.begins(first) : account.since(first);
  };
}

export function lastDayBefore(to: string): string {
  const day = new Date(`${to}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

export function dayAfter(last: string): string {
  const day = new Date(`${last}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** Today by the person's own calendar, ISO. */
export function todayHere(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
