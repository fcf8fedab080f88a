import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * A PATH on which the programs that add entries to the desktop's menu and take them from it do nothing. Chromium calls them
 * fourteen times for every extension that is uninstalled; that was an eighth of all that its stories cost, and it is the menu of whoever
 * runs them.
 */
export async function withoutDesktop(profile: string): Promise<string> {
  const folder = join(profile, 'programs');
  await mkdir(folder);
  const programs = ['xdg-icon-resource', 'xdg-desktop-menu'];
  await Promise.all(programs.map((name) => symlink('/bin/true', join(folder, name))));
  return [folder, process.env.PATH].join(delimiter);
}
