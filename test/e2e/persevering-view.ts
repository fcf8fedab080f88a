import { expect } from '@playwright/test';
import type { Killing } from './killing.ts';
import { pressIfThere } from './persevering.ts';
import { poll } from './poll.ts';
import { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';
import { textsIn } from './texts.ts';

const messages = ['en', 'he'].map(textsIn);
/** What the popup says, by the names it has for it, in either language. */
const said = (...names: string[]) =>
  messages.flatMap((texts) => names.map((name) => texts[name]?.message ?? ''));

const atWork = ['', ...said('looking', 'changing')];
const interrupted = said('interrupted');
const nothing = said('nothingWasChanged');
const uncertain = said('notConfirmed', 'notChecked');
const plain = said('public', 'publicToMembers', 'private');
const loggedOut = said('loggedOut');
/** Said only to who insists, right after they were told to log in; until somebody looks with what was allowed meanwhile. */
const notNamed = said('notNamed');
/** Nothing has moved for so long: whoever was interrupted last has begun again and come to an end. */
const quietMs = 400;

/** The popup of a person whose background is ended again and again: it is waited for longer, and what it offers is pressed. */
export class PerseveringView extends PopupView {
  private pressed = '';
  /** What was confirmed last, and how many writes there were before. */
  private confirmed: { answer: string; writes: number } | undefined;

  constructor(
    parts: ConstructorParameters<typeof PopupView>,
    private readonly story: Pick<Story, 'writes' | 'mock'>,
    private readonly killing: Killing,
  ) {
    super(...parts);
  }

  override async says(headline: string, timeout?: number): Promise<string> {
    if (!atWork.includes(headline)) await this.reach(headline);
    await this.killing.rest();
    if (!atWork.includes(headline)) {
      await this.untilQuiet();
      await this.reach(headline);
    }
    const text = await super.says(headline, timeout);
    if (!atWork.includes(headline)) this.confirmed = undefined;
    return text;
  }

  override async press(name: string): Promise<void> {
    await super.press(name);
    this.pressed = name;
    this.killing.begin();
  }

  override async answer(name: string): Promise<void> {
    this.confirmed = { answer: name, writes: this.story.writes().length };
    await super.answer(name);
    this.killing.begin();
  }

  /** Nobody waits any more, and nobody would ask again. */
  override async close(): Promise<void> {
    await this.killing.rest();
    await super.close();
  }

  /** Waits until the status starts with this headline, and does meanwhile what it offers to who was interrupted. */
  private reach(headline: string): Promise<true> {
    const met: string[] = [];
    const isThere = async () => {
      const text = await this.status();
      const [now = ''] = text.split('\n');
      if (now !== met.at(-1)) met.push(now);
      const claimsNothing = interrupted.includes(now) && !nothing.some((words) => text.includes(words));
      if (now === headline && !claimsNothing) return true;
      if (interrupted.includes(now)) {
        const isOfChange = nothing.some((words) => text.includes(words)) && this.confirmed !== undefined;
        const sent = this.story.writes().length - (this.confirmed?.writes ?? 0);
        expect(isOfChange ? sent : 0, 'writes of a change that is called interrupted').toBe(0);
        await this.pressOne('tryAgain');
      } else if (uncertain.includes(now)) await this.pressOne('checkAgain');
      else if (loggedOut.includes(now) && notNamed.includes(headline)) await this.pressOne('tryAgain');
      else if (notNamed.includes(now)) await this.pressOne('tryAgain');
      else if (plain.includes(now)) await this.changeOnceMore();
      return false;
    };
    return poll(() => `the headline ${headline}; met: ${met.join(' / ')}`, isThere, 45_000);
  }

  private async pressOne(name: string): Promise<void> {
    for (const text of said(name)) await pressIfThere(this, text);
  }

  /** What was confirmed never happened: nothing was sent, and it is wanted still. */
  private async changeOnceMore(): Promise<void> {
    const { answer, writes } = this.confirmed ?? {};
    // What was wanted by Undo is wanted by its own name now.
    const button = (await this.buttons()).find((name) => name === this.pressed || name === answer);
    if (!answer || !button) return;
    expect(this.story.writes().length, 'a change that shows as not made was sent').toBe(writes);
    await pressIfThere(this, button);
    if (await this.question()) await super.answer(answer);
  }

  /** Resolves when the popup shows something final, and nothing is on its way any more. */
  async untilQuiet(): Promise<void> {
    let last = '';
    let since = Date.now();
    await poll(
      'the popup to come to rest',
      async () => {
        const html = await this.popup.evaluate<string>('document.body.outerHTML');
        const now = `${this.story.mock.requests.length} ${html}`;
        if (now !== last || atWork.includes(await this.headline())) since = Date.now();
        last = now;
        return Date.now() - since > quietMs;
      },
      45_000,
    );
  }
}
