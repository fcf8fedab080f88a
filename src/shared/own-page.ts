import { language, type MessageKey, say, writingDirection } from './i18n.ts';

/** Gives a page of the extension its language and direction, and the title of what it is for, if it has one of its own. */
export function beginPage(title?: MessageKey): void {
  document.documentElement.dir = writingDirection();
  document.documentElement.lang = language();
  if (title) document.title = `${say(title)} – ${say('actionTitle')}`;
}
