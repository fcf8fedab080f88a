import { violations } from './axe.ts';
import type { Popup } from './browser.ts';
import { expect, test } from './fixture.ts';

/** What is found in either scheme once this element is in the page, too; it is taken out again. */
async function foundWith(page: Popup, tag: string, text: string, colour = '') {
  await page.evaluate(`(() => {
    const element = document.createElement('${tag}');
    element.textContent = ${JSON.stringify(text)};
    element.style.color = '${colour}';
    document.querySelector('main').append(element);
  })()`);
  const found = { light: await violations(page, 'light'), dark: await violations(page, 'dark') };
  await page.evaluate(`document.querySelector('main').lastChild.remove()`);
  return found;
}

test('F6: what axe is to find is found, each scheme in its own colours; a page it can see nothing of fails', async ({
  story,
}) => {
  const page = await story.browser.openOwnPage('help.html', await story.visit('acme'));
  await expect.poll(() => page.evaluate(`document.querySelectorAll('main').length`)).toBe(1);
  const nameless = ['button-name: Buttons must have discernible text, button'];
  expect(await foundWith(page, 'button', '')).toEqual({ light: nameless, dark: nameless });
  const deep = ['heading-order: Heading levels should only increase by one, h5'];
  expect(await foundWith(page, 'h5', 'Far below')).toEqual({ light: deep, dark: deep });
  const pale = [expect.stringMatching(/^color-contrast: Elements must meet .* contrast ratio thresholds, /)];
  expect(await foundWith(page, 'i', 'Grey on white', '#aaaaaa')).toEqual({ light: pale, dark: [] });
  expect(await foundWith(page, 'i', 'Grey on black', '#555555')).toEqual({ light: [], dark: pale });

  await page.evaluate(`(document.body.style.background = 'white', true)`);
  await expect(violations(page, 'dark')).rejects.toThrow('The page is light where it should be dark.');
  await page.evaluate(`(document.body.replaceChildren(), true)`);
  await expect(violations(page, 'light')).rejects.toThrow('There was nothing to check.');
  await page.close();
});
