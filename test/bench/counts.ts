import { poll } from '../e2e/poll.ts';
import type { MockWix } from '../mock-wix/index.ts';
import { goTo } from './chromium.ts';
import { addresses, type Contestant } from './contestants.ts';
import { badgeShown, bytesParsed, type Held, held } from './in-the-page.ts';

/** What one page costs that can be counted: bytes of scripts, what the page holds, requests to its site. */
export interface PageCount extends Held {
  page: 'not granted' | 'not a member page' | 'member page';
  bytes: number;
  requests: number;
}

/** Waits until a member page of ours has its badge, and the site's rule was asked for, which comes last. */
export async function allRead({ isOurs, granted }: Contestant, mock: MockWix): Promise<void> {
  if (!isOurs) return;
  await badgeShown(granted);
  await poll('the rule', () => mock.requests.at(-1)?.step === 'rule');
}

export async function countPages(contestant: Contestant, mock: MockWix): Promise<PageCount[]> {
  const { chromium, granted: tab, isOurs } = contestant;
  const { notGranted, notMember, member } = addresses(mock);
  const count = async (page: PageCount['page'], url: string): Promise<PageCount> => {
    const isRead = page === 'member page';
    const shown = async () => isRead && isOurs && badgeShown(tab);
    await goTo(tab.page, 'about:blank');
    const before = mock.requests.length;
    await goTo(tab.page, url);
    if (isRead) await allRead(contestant, mock);
    const requests = mock.requests.length - before;
    const holds = await held(tab.page);
    return { page, ...holds, requests, bytes: await bytesParsed(chromium, tab, url, shown) };
  };
  return [
    await count('not granted', notGranted),
    await count('not a member page', notMember),
    await count('member page', member),
  ];
}
