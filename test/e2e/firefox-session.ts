import { script } from './firefox-scripts.ts';
import { Marionette } from './marionette.ts';
import { within } from './poll.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Firefox's own side: scripts with the browser's rights, and trusted input into one of its windows. */
export class FirefoxSession {
  private input: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly marionette: Marionette,
    private readonly home: string,
    readonly version: string,
  ) {}

  /** Certificates that nobody vouches for are taken unless told otherwise: the mock's is one. */
  static async begin(port: number, { acceptInsecureCerts = true } = {}): Promise<FirefoxSession> {
    const marionette = await Marionette.connect(port);
    const { capabilities } = await marionette.send<{ capabilities: { browserVersion: string } }>(
      'WebDriver:NewSession',
      { acceptInsecureCerts },
    );
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    const handle = await marionette.send<{ value: string }>('WebDriver:GetWindowHandle');
    return new FirefoxSession(marionette, handle.value, capabilities.browserVersion);
  }

  /** Installs the unpacked extension for this session, or a packed one for good; gives back its id. */
  async install(path: string, lifetime: 'session' | 'for good' = 'session'): Promise<string> {
    const temporary = lifetime === 'session';
    const { value } = await this.marionette.send<{ value: string }>('Addon:Install', { path, temporary });
    return value;
  }

  /** Runs the body of an async function in the browser's window; the parameters go in by their names. */
  async run<T>(what: string, body: string, parameters: Record<string, Json> = {}): Promise<T> {
    const names = Object.keys(parameters);
    const sent = this.marionette.send<{ value: T }>('WebDriver:ExecuteScript', {
      script: script(body, names),
      args: Object.values(parameters),
    });
    try {
      const { value } = await within(what, sent);
      return value;
    } catch (error) {
      throw new Error(`Waited in vain for ${what}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }

  /** Evaluates in a document; `context` is script that yields its browsing context. */
  async evaluate<T>(
    what: string,
    context: string,
    parameters: Record<string, Json>,
    expression: string,
  ): Promise<T> {
    const body = `return evaluateIn(${context}, expression);`;
    const answer = await this.run<string>(`${what} to evaluate ${expression}`, body, {
      ...parameters,
      expression,
    });
    const { value, error } = JSON.parse(answer) as { value?: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return value as T;
  }

  /** A real click on an element of the browser's own window. */
  clickInWindow(handle: string, selector: string): Promise<void> {
    return this.inWindow(handle, async () => {
      const found = await this.marionette.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
        using: 'css selector',
        value: selector,
      });
      const [id] = Object.values(found.value);
      await this.marionette.send('WebDriver:ElementClick', { id });
    });
  }

  /** Trusted input at a window, as WebDriver actions. */
  perform(handle: string, actions: object[]): Promise<void> {
    return this.inWindow(handle, () => this.marionette.send('WebDriver:PerformActions', { actions }));
  }

  async quit(): Promise<void> {
    await within('Firefox to quit', this.marionette.send('Marionette:Quit'));
    this.marionette.close();
  }

  /** One after another: which window the input goes to is a state of the whole session. */
  private async inWindow(handle: string, act: () => Promise<unknown>): Promise<void> {
    const turn = this.input.then(async () => {
      await this.marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
      try {
        await act();
      } finally {
        // Scripts run in the first window, which stays open.
        await this.marionette.send('WebDriver:SwitchToWindow', { handle: this.home, focus: false });
      }
    });
    this.input = Promise.allSettled([turn]);
    await within('input into Firefox', turn);
  }
}
