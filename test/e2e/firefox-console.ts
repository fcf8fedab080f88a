import type { ConsoleLine } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';

interface Entry {
  /** Address of the document, or of the script where the document is gone. */
  address: string;
  kind: ConsoleLine['kind'];
  text: string;
}

/** Runs in every content process: what is said by console.log and its like is known only there. */
const IN_PROCESS = `(() => {
  if (Services.appinfo.processType !== Services.appinfo.PROCESS_TYPE_CONTENT) return;
  const kinds = { warn: 'warning', error: 'error', assert: 'error' };
  const text = (value) => {
    if (typeof value === 'string') return value;
    try {
      const plain = Cu.waiveXrays(value);
      if (Object.prototype.toString.call(value) === '[object Error]') return String(plain) + ' ' + plain.stack;
      return JSON.stringify(plain) ?? String(plain);
    } catch {
      return String(value);
    }
  };
  const addressOf = (event) => {
    const owner = typeof event.innerID === 'number' && WindowGlobalChild.getByInnerWindowId(event.innerID);
    return owner?.browsingContext?.window?.location.href ?? event.filename;
  };
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener((event) => {
    sendAsyncMessage('console-line', {
      address: addressOf(event),
      kind: kinds[event.level] ?? 'log',
      text: [...event.arguments].map(text).join(' '),
    });
  }, Services.scriptSecurityManager.getSystemPrincipal());
})();`;

const LISTEN = `
  const entries = (system.consoleEntries = []);
  Services.ppmm.addMessageListener('console-line', ({ data }) => entries.push(data));
  Services.ppmm.loadProcessScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(inProcess), true);
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const owner = WindowGlobalParent.getByInnerWindowId(message.innerWindowID);
      const address = owner?.documentURI?.spec ?? message.sourceName;
      const warning = message.flags & Ci.nsIScriptError.warningFlag;
      const uncaught = message.category.endsWith('javascript');
      const kind = warning ? 'warning' : uncaught ? 'uncaught' : 'error';
      entries.push({ address, kind, text: message.errorMessage + ' ' + message.sourceName + ':' + message.lineNumber });
    },
  });
`;

/** Begins to write down what is said on every console of the browser. */
export function listen(session: FirefoxSession): Promise<void> {
  return session.run('the consoles to be listened to', LISTEN, { inProcess: IN_PROCESS });
}

/** What the extension and the pages said; the browser's own lines are left out. */
export async function linesOf(session: FirefoxSession, uuid: string, id: string): Promise<ConsoleLine[]> {
  const entries = await session.run<Entry[]>('the lines of the consoles', 'return system.consoleEntries;');
  return entries.flatMap(({ address, kind, text }) => {
    const where = placeOf(address, text, uuid, id);
    return where ? [{ where, kind, text }] : [];
  });
}

function placeOf(address: string, text: string, uuid: string, id: string): ConsoleLine['where'] | undefined {
  if (/^https?:/.test(address)) return 'page';
  if (address.startsWith(`moz-extension://${uuid}/`)) {
    return /background/.test(address) ? 'background' : 'popup';
  }
  return text.includes(uuid) || text.includes(id) ? 'background' : undefined;
}
