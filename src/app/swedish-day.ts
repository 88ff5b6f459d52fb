// When a day begins and ends in Sweden, as instants: a log is read by local days, and an hour of the night must not be left out.
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** Summer time changes at two and three in the morning, so every day begins in one of the two offsets. */
const OFFSETS = ['+01:00', '+02:00'] as const;

/** `day` is an ISO date. */
export function startOfDay(day: string): string {
  for (const offset of OFFSETS) {
    const instant = new Date(`${day}T00:00:00${offset}`);
    if (CLOCK.format(instant) === '00:00') return instant.toISOString();
  }
  throw new RangeError(`Not a day: ${day}`);
}

export function endOfDay(day: string): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return startOfDay(next.toISOString().slice(0, 10));
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** The local day of an instant, as an ISO date. */
export function dayIn(instant: string): string {
  return DAY.format(new Date(instant));
}
