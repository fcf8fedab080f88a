import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from './find-browser.ts';
import { poll } from './poll.ts';

interface Options {
  headless?: boolean;
  /** `host:port` of the proxy every request goes through. */
  proxy?: string;
}

function proxied(proxy: string): Record<string, string | number | boolean> {
  const [host = '', port = ''] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    // The proxy is on this machine: it has to go away with the rest of the network.
    'network.disable-localhost-when-offline': true,
  };
}

function preferences(options: Options): Record<string, string | number | boolean> {
  return {
    ...(options.proxy === undefined ? {} : proxied(options.proxy)),
    'marionette.port': 0,
    // Nobody watches: with fewer frames there is a sixth less to do.
    'layout.frame_rate': 20,
    'ui.prefersReducedMotion': 1,
    // What Firefox does beside the stories.
    'accessibility.force_disabled': 1,
    'browser.ml.enable': false,
    // Else every empty tab would start a process of its own.
    'dom.ipc.processCount': 1,
    // And so would every page of a site that was closed a story ago.
    'dom.ipc.processReuse.unusedGraceMs': 60_000,
    'browser.newtab.preload': false,
    'browser.pagethumbnails.capturing_disabled': true,
    'browser.places.speculativeConnect.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.translations.enable': false,
    'signon.rememberSignons': false,
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.unified': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'app.normandy.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'browser.newtabpage.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.update.enabled': false,
    // Nobody has signed what was just built.
    'xpinstall.signatures.required': false,
    'security.notification_enable_delay': 0,
  };
}

/** A running Firefox with a profile of its own. */
export interface FirefoxProcess {
  profile: string;
  port: number;
  /** Resolves when it has ended, for whatever reason. */
  exit: Promise<void>;
  /** Waits for Firefox to end by itself; ends it by force when it does not in time. */
  ended: (patience?: number) => Promise<void>;
  /** Starts it again with the same profile, once it has ended. */
  again: () => Promise<FirefoxProcess>;
}

/** Starts Firefox with a new profile and waits until it can be connected to. */
export async function startFirefox(options: Options): Promise<FirefoxProcess> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-profile-'));
  const lines = Object.entries(preferences(options)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  return startWith(profile, options);
}

async function startWith(profile: string, options: Options): Promise<FirefoxProcess> {
  await rm(join(profile, 'MarionetteActivePort'), { force: true });
  const headless = options.headless === false ? [] : ['--headless'];
  const child = spawn(
    findFirefox(),
    ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...headless],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-2000);
  });
  const exit = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  try {
    const port = await poll(
      () => `Firefox to open its remote port; it said: ${said}`,
      () => {
        if (failure) throw failure;
        if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode}: ${said}`);
        return portIn(profile);
      },
      30_000,
    );
    return {
      profile,
      port,
      exit,
      ended: (patience) => ended(child, exit, patience),
      again: () => startWith(profile, options),
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function portIn(profile: string): Promise<number | undefined> {
  try {
    return Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')) || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function ended(child: ChildProcess, exit: Promise<void>, patience = 10_000): Promise<void> {
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await exit;
  clearTimeout(force);
}
