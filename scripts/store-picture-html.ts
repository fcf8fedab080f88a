import { browserWindow, type Parts, windowStyle } from './picture-html.ts';

/** The larger of the two sizes of the Chrome Web Store, in pixels; the other is half of it. Mozilla's takes any. */
export const storeSize = { width: 1280, height: 800 };

const style = `${windowStyle}
body { display: grid; grid-template-columns: 1fr 800px; gap: 48px; align-items: center; margin: 0; padding: 0 48px;
  box-sizing: border-box; block-size: ${storeSize.height}px; background: light-dark(#e3e8f0, #0f1115);
  font: 13px/1 system-ui, sans-serif; color: light-dark(#1b1d21, #f1f2f4); }
.logo { width: 72px; margin-block-end: 28px; }
h1 { margin: 0; font-size: 40px; line-height: 1.2; text-wrap: balance; }
p { margin: 20px 0 0; font-size: 16px; line-height: 1.4; color: #565b63; }`;

export interface Scene {
  language: 'en' | 'he';
  /** What the picture shows, large beside it. */
  caption: string;
  /** Small below it. */
  note: string;
}

/** A page of 1280 by 800: what is to be seen in words, and beside it a window with a site, or a page of the extension. */
export function storePictureHtml({ language, caption, note }: Scene, parts: Parts): string {
  const direction = language === 'he' ? 'rtl' : 'ltr';
  const logo = `data:image/svg+xml;base64,${parts.icon.toString('base64')}`;
  return `<!doctype html><html lang="${language}" dir="${direction}"><style>${style}</style>
<div><img class="logo" src="${logo}" alt=""><h1>${caption}</h1><p>${note}</p></div>
${browserWindow(parts)}</html>`;
}
