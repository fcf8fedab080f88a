/** WebDriver's names for keys that are not characters: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const NAMED: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const SHIFT = '\uE008';

/** The WebDriver action for a key named as in KeyboardEvent.key, "Shift+" before it allowed. */
export function keyPress(name: string): object {
  const shifted = name.startsWith('Shift+');
  const key = shifted ? name.slice('Shift+'.length) : name;
  const value = NAMED[key] ?? key;
  if ([...value].length !== 1) throw new Error(`The key "${key}" is not known here.`);
  const press = [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
  const actions = shifted
    ? [{ type: 'keyDown', value: SHIFT }, ...press, { type: 'keyUp', value: SHIFT }]
    : press;
  return { type: 'key', id: 'keyboard', actions };
}
