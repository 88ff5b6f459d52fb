// The place of a file's row on the page, and the way there. Rows may still be on their way from the server.

export function rowAnchor(sheet: string | null, row: number): string {
  return `rad-${sheet === null ? '' : `${encodeURIComponent(sheet)}-`}${row}`;
}

/** Tries for about two seconds; the row then is not among those shown. */
const ATTEMPTS = 40;
const PAUSE = 50;

export function goToRow(anchor: string, attempt = 0): void {
  const row = document.getElementById(anchor);
  if (row === null) {
    if (attempt < ATTEMPTS) setTimeout(() => goToRow(anchor, attempt + 1), PAUSE);
    return;
  }
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
}
