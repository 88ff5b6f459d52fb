// A file from the server to the person's disk.

/** Milliseconds until the browser has surely taken the file over; freeing it at once would cancel the save in some. */
const TAKEN_OVER = 60_000;

export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER);
}
