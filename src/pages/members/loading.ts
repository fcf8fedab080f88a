import type { Answer } from '../../protocol.ts';
import { unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import type { Failure } from '../../wix/failure.ts';
import { pageSize } from '../../wix/member-query.ts';
import { countedWith, isNeverIn } from './counts.ts';
import { readRule } from './rule.ts';
import { nothingYet, type Progress, store, type Wanted } from './store.ts';
import { troubleOf } from './trouble.ts';

type Page = Extract<Answer<'owner:members'>, { kind: 'members' }>;

const mostTries = 3;
const betweenTriesMs = 1000;

/** Each beginning ends the one before it. */
let current = 0;
/** Whom Wix has given so far: between two pages members come and go, and are given twice. */
let known = new Set<string>();
/** Wix has counted as many all the time, and has given nobody twice. */
let isSteady = true;

/** Loads what is wanted, from the first member on. */
export function begin(wanted: Partial<Wanted> = {}): Promise<void> {
  known = new Set();
  isSteady = true;
  const before = store.getState().wanted;
  store.setState({ wanted: { ...before, ...wanted }, members: [], ...nothingYet });
  return goOn();
}

/** Loads on from where it is. */
export async function goOn(): Promise<void> {
  current += 1;
  const mine = current;
  const isWanted = () => mine === current;
  store.setState({ progress: { kind: 'loading' } });
  for (let tries = 1; isWanted(); ) {
    const answer = await nextPage(isWanted);
    if (!isWanted()) return;
    if (answer?.kind === 'members') {
      tries = 1;
      take(answer);
      await readRule();
    } else if (answer?.kind !== 'failed') {
      endWith({ kind: 'failed', trouble: answer ? 'no-access' : 'no-answer' });
    } else if (answer.failure.kind === 'rate-limited') {
      await waitFor(answer.failure, isWanted);
    } else if (isPassing(answer.failure) && tries < mostTries) {
      tries += 1;
      await pause(betweenTriesMs, isWanted);
    } else {
      endWith({ kind: 'failed', trouble: troubleOf(answer.failure) });
    }
  }
}

/** Loads no further; what is here stays. */
export function stop(): void {
  const { kind } = store.getState().progress;
  if (kind === 'loading' || kind === 'waiting') endWith({ kind: 'stopped' });
}

function endWith(progress: Progress): void {
  current += 1;
  store.setState({ progress });
}

/** Undefined where no background answered. */
async function nextPage(isWanted: () => boolean): Promise<Answer<'owner:members'> | undefined> {
  const { metaSiteId, wanted, offset } = store.getState();
  const which = wanted.which === 'never-in' ? 'public' : wanted.which;
  const query = { ...wanted, which, offset };
  return unlessNoAnswer(askPatiently('owner:members', { metaSiteId, query }, isWanted));
}

function take({ members: given, given: count, total }: Page): void {
  const { members, wanted, counts, offset: before, total: totalBefore } = store.getState();
  const offset = before + count;
  const fresh = given.filter(({ id }) => !known.has(id) && known.add(id));
  const fitting = fresh.filter((member) => wanted.which !== 'never-in' || isNeverIn(member));
  if (fresh.length < given.length || (before > 0 && total !== totalBefore)) isSteady = false;
  members.push(...fitting);
  store.setState({ shown: members.length, counts: countedWith(counts, fitting), offset, total });
  // A page that is full isn't the last one, and one that isn't full is where Wix doesn't count more.
  const isLast = count === 0 || (count < pageSize && (total === undefined || offset >= total));
  const isWhole = isSteady && (total === undefined || known.size === total);
  if (isLast) endWith({ kind: 'done', isWhole, came: known.size });
}

async function waitFor({ retryAt }: Extract<Failure, { kind: 'rate-limited' }>, isWanted: () => boolean) {
  const until = retryAt ?? Date.now() + betweenTriesMs;
  store.setState({ progress: { kind: 'waiting', until } });
  await pause(until - Date.now(), isWanted);
  if (isWanted()) store.setState({ progress: { kind: 'loading' } });
}

function isPassing({ kind }: Failure): boolean {
  return kind === 'wix-problem' || kind === 'no-connection' || kind === 'too-slow';
}

/** Resolves after so long, or soon after nobody waits for it any more. */
async function pause(milliseconds: number, isWanted: () => boolean): Promise<void> {
  const end = performance.now() + milliseconds;
  while (isWanted() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(250, end - performance.now())));
  }
}
