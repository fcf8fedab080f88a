/** Where something lies in the viewport of its window. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The WebDriver actions of a click at a point of the window's viewport. */
export function leftClick(x: number, y: number): object {
  const actions = [
    { type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return { type: 'pointer', id: 'mouse', actions };
}
