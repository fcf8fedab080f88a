/** A cell of the grid: rows from 0, without the head; columns from 0. */
export interface Cell {
  row: number;
  column: number;
}

interface Size {
  rows: number;
  columns: number;
  /** Rows in sight at once. */
  page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/**
 * Where a key leads from a cell, as the ARIA practices have it for grids; undefined for any other key. `isRtl`: the first
 * column is on the right.
 */
export function cellAfter(
  { key, altKey, ctrlKey, metaKey }: Key,
  { row, column }: Cell,
  { rows, columns, page }: Size,
  isRtl: boolean,
): Cell | undefined {
  // Those are the browser's own, as the way back is.
  if (altKey || metaKey) return undefined;
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + (isRtl ? -1 : 1));
    case 'ArrowLeft':
      return to(row, column + (isRtl ? 1 : -1));
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
