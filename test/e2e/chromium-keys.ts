/** What CDP wants to know about a key besides its name; the physical key is that of a US keyboard. */
export interface Key {
  key: string;
  code: string;
  windowsVirtualKeyCode: number;
  modifiers: number;
  text?: string;
}

const NAMED: Record<string, [code: string, windowsVirtualKeyCode: number, text?: string]> = {
  Enter: ['Enter', 13, '\r'],
  Escape: ['Escape', 27],
  Tab: ['Tab', 9],
  ' ': ['Space', 32, ' '],
  Backspace: ['Backspace', 8],
  Delete: ['Delete', 46],
  Home: ['Home', 36],
  End: ['End', 35],
  PageUp: ['PageUp', 33],
  PageDown: ['PageDown', 34],
  ArrowLeft: ['ArrowLeft', 37],
  ArrowUp: ['ArrowUp', 38],
  ArrowRight: ['ArrowRight', 39],
  ArrowDown: ['ArrowDown', 40],
};

const SHIFT = 8;

/** Resolves a key named as in KeyboardEvent.key, "Shift+" before it allowed. */
export function keyOf(name: string): Key {
  const shifted = name.startsWith('Shift+');
  const key = shifted ? name.slice('Shift+'.length) : name;
  const modifiers = shifted ? SHIFT : 0;
  const named = NAMED[key];
  if (named) {
    const [code, windowsVirtualKeyCode, text] = named;
    return { key, code, windowsVirtualKeyCode, modifiers, ...(text === undefined ? {} : { text }) };
  }
  if ([...key].length !== 1) throw new Error(`The key "${key}" is not known here.`);
  if (/^[a-z0-9]$/i.test(key)) {
    const upper = key.toUpperCase();
    const code = /\d/.test(key) ? `Digit${key}` : `Key${upper}`;
    return { key, code, windowsVirtualKeyCode: upper.charCodeAt(0), modifiers, text: key };
  }
  return { key, code: '', windowsVirtualKeyCode: 0, modifiers, text: key };
}
