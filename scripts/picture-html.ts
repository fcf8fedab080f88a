/** CSS pixels of the page in the window, in the proportions of a tab of the tour, and of the whole picture around it. */
export const pageSize = { width: 800, height: 540 };
export const pictureSize = { width: pageSize.width + 80, height: pageSize.height + 124 };

export const windowStyle = `
:root { color-scheme: light dark; }
.window { position: relative; border-radius: 12px; background: light-dark(#f6f7f9, #2b2d31);
  box-shadow: 0 0 0 1px light-dark(#0000001a, #ffffff1f), 0 18px 50px light-dark(#1b2a4a33, #000000aa); }
.bar { display: flex; gap: 14px; align-items: center; height: 52px; padding: 0 16px; }
.address { flex: 1; padding: 10px 16px; border-radius: 99px; background: light-dark(#ffffff, #1c1d20); color: light-dark(#565b63, #aeb3bb); direction: ltr; }
.button { position: relative; width: 22px; height: 22px; }
.button img { width: 100%; }
.button b { position: absolute; inset: auto -7px -6px auto; padding: 2px 3px; border-radius: 4px; background: #0b6b3a; color: #fff; font-size: 8px; }
.site { display: block; width: ${pageSize.width}px; height: ${pageSize.height}px; object-fit: cover; object-position: top; border-radius: 0 0 12px 12px; }
.popup { position: absolute; top: 50px; inset-inline-end: 12px; width: 360px; border-radius: 10px;
  box-shadow: 0 0 0 1px light-dark(#00000024, #ffffff2e), 0 12px 36px light-dark(#0f1a3340, #000000b0); }`;
const style = `${windowStyle}
body { margin: 0; padding: 36px 40px; background: light-dark(#e3e8f0, #0f1115); font: 13px/1 system-ui, sans-serif; }`;

const data = (type: string, bytes: Buffer): string => `data:image/${type};base64,${bytes.toString('base64')}`;

export interface Parts {
  site: Buffer;
  popup?: Buffer;
  icon: Buffer;
  /** What stands where the address does. */
  address: string;
}

/** A page that shows a window with a site in it; where there is a popup, it hangs from the window's toolbar. */
export function pictureHtml(parts: Parts): string {
  return `<!doctype html><style>${style}</style>
${browserWindow(parts)}`;
}

/** The window alone; its style is `windowStyle`. */
export function browserWindow(parts: Parts): string {
  return `<div class="window">
  <div class="bar">
    <div class="address">${parts.address}</div>
    <div class="button"><img src="${data('svg+xml', parts.icon)}" alt=""><b>PUB</b></div>
  </div>
  <img class="site" src="${data('png', parts.site)}" alt="">
  ${parts.popup ? `<img class="popup" src="${data('png', parts.popup)}" alt="">` : ''}
</div>`;
}
