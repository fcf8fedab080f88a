/** The middle half of a row of figures, and its middle. */
export interface Quartiles {
  lower: number;
  median: number;
  upper: number;
}

/** Quartiles by linear interpolation. Throws where there is no figure. */
export function quartiles(figures: readonly number[]): Quartiles {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = part * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (low === undefined || high === undefined) throw new Error('There is nothing to take quartiles of.');
    return low + (high - low) * (place - Math.floor(place));
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
