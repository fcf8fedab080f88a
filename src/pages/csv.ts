/** Begins a CSV file: tells spreadsheets that it is UTF-8. */
export const byteOrderMark = '\ufeff';

/** Rows of a CSV file (RFC 4180) in which no cell begins a formula. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What could begin a formula gets an apostrophe before it; every cell is quoted, so that nothing in it ends it. */
function cell(text: string): string {
  const plain =
    /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(text) ||
    /^[\t\r\n]/.test(text)
      ? `'${text}`
      : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
