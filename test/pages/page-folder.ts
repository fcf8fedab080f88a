import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One page of a folder: a row of its `pages.json`, and the HTML. */
export interface Page {
  file: string;
  /** The address it was served at; at any other host it is a copy. */
  servedAt: string;
  /** The site's address, where the page was served somewhere below it. */
  base?: string;
  expect: 'wix' | 'template' | 'too-old' | 'headless' | 'not-wix';
  /** False only where the page itself says that there is none. */
  membersArea: boolean;
  essentialModel: boolean;
  html: string;
}

/** `host` or `host/path` of the site a page is of. */
export function keyOf({ base, servedAt }: Page): string {
  const { host, pathname } = new URL(base ?? servedAt);
  return host + pathname.replace(/\/$/, '');
}

const here = fileURLToPath(new URL('.', import.meta.url));
const beside = join(here, '../../../shared/pages');

function readFolder(folder: string): Page[] {
  const rows: Omit<Page, 'html'>[] = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8'));
  return rows.map((row) => ({ ...row, html: readFileSync(join(folder, row.file), 'utf8') }));
}

/** The pages of this folder, written for it. */
export const ownPages: readonly Page[] = readFolder(here);

/**
 * Real pages, reduced to their markers: those in the folder that REAL_PAGES names, else those in `shared/pages` beside
 * the repository. Without either there are none; a folder that is named has to be there.
 */
export const realPages: readonly Page[] =
  process.env.REAL_PAGES || existsSync(beside) ? readFolder(process.env.REAL_PAGES || beside) : [];
