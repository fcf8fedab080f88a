const browsers = ['chromium', 'firefox'];

export const usage = `Usage: npm start -- [options]

Opens Chromium with the extension on a made-up Wix site. Where there is no display, a tour runs instead: it looks,
joins, leaves and shows the page badge in a headless browser, checks every step and saves pictures.

  --browser <name>  chromium (the default) or firefox
  --site <address>  opens this https site instead of the made-up one; needs a display
  --pictures        runs the tour and then writes the README's and the stores' pictures into docs/; Chromium only
  --help            shows this`;

/** What the words of the command line ask for, or in `mistake` a sentence that says why they ask for nothing. */
export function readOptions(words) {
  const options = { browser: 'chromium', site: undefined, pictures: false, help: false };
  const given = new Set();
  const left = words.flatMap(split);
  while (left.length > 0) {
    const name = left.shift();
    if (given.has(name)) return { mistake: `${name} is given twice.` };
    given.add(name);
    if (name === '--help' || name === '-h') options.help = true;
    else if (name === '--pictures') options.pictures = true;
    else if (name === '--browser' || name === '--site') {
      const value = left.shift();
      if (!value || value.startsWith('--')) return { mistake: `${name} needs a value.` };
      options[name.slice(2)] = value;
    } else return { mistake: `Unknown: ${name}` };
  }
  const mistake = options.help ? undefined : mistakeIn(options);
  return mistake ? { mistake } : options;
}

/** `--name=value` is `--name value`. */
function split(word) {
  const [, name, value] = /^(--(?:browser|site))=(.*)$/s.exec(word) ?? [];
  return name ? [name, value] : [word];
}

function mistakeIn({ browser, site, pictures }) {
  if (!browsers.includes(browser)) return `Unknown browser: ${browser}. It is one of ${browsers.join(', ')}.`;
  if (pictures && site) return '--pictures shows the made-up site; it does not go with --site.';
  if (pictures && browser !== 'chromium') return '--pictures are taken in Chromium only.';
  if (site === undefined) return undefined;
  const address = URL.canParse(site) ? new URL(site) : undefined;
  if (!address) return `${site} is not an address. A full one is needed, such as https://www.example.com`;
  if (address.protocol !== 'https:')
    return `${site} does not start with https://; the extension reads no other pages.`;
  return undefined;
}
