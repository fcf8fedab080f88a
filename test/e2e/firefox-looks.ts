import type { Looks } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';

/** The colours of pages and of the browser itself, and the language it is asked to speak. */
const WEAR = `
  Services.prefs.setIntPref('ui.systemUsesDarkTheme', isDark ? 1 : 0);
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', isDark ? 0 : 1);
  Services.locale.requestedLocales = [locale];
`;

/** Sets Firefox to these looks; an extension speaks the language that is set when it is installed. */
export function wear(session: FirefoxSession, { language, scheme }: Looks): Promise<void> {
  return session.run('the looks to change', WEAR, {
    isDark: scheme === 'dark',
    locale: language === 'he' ? 'he' : 'en-US',
  });
}
