/** Gives the person these parts as one file. */
export function saveFile(parts: BlobPart[], name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  // The download has its own hold on the file by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
