// Hands a finished file to the browser's downloads.
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by then; freeing it at once would cancel the save in some.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
