// Half-open validity in time: from the first day to, but not including, `validTo`; null is open.

export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** ISO dates compare as texts; these stand for open ends. */
const EVER = '0000-00-00';
const FOREVER = '9999-99-99';

export function overlaps(a: Validity, b: Validity): boolean {
  return (a.validFrom ?? EVER) < (b.validTo ?? FOREVER) && (b.validFrom ?? EVER) < (a.validTo ?? FOREVER);
}

export function isValidOn({ validFrom, validTo }: Validity, date: string): boolean {
  return (validFrom ?? EVER) <= date && date < (validTo ?? FOREVER);
}
