import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { findChromium } from '../test/e2e/find-browser.ts';

/** Draws extension/icons/*.png from the SVGs beside them: `npx tsx scripts/icons.ts`. */
const sizes: Record<string, number[]> = {
  public: [16, 32, 48, 128],
  members: [16, 32],
  private: [16, 32],
  unknown: [16, 32],
  attention: [16, 32],
  idle: [16, 32],
};

const browser = await chromium.launch({
  executablePath: findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage();
for (const [name, wanted] of Object.entries(sizes)) {
  const svg = await readFile(`extension/icons/${name}.svg`, 'utf8');
  for (const size of wanted) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await writeFile(`extension/icons/${name}-${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
