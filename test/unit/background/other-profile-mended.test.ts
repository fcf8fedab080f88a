import { held, silent } from './fake-site.ts';
import { listing, noa, noasPage, omer, omersPage, openOn } from './profile-world.ts';
import { expect, orderFor, test } from './worker-world.ts';

test('the page is left during the query, and nobody looks again: nothing of it is left in the toolbar', async ({
  world,
}) => {
  const [tab, life] = [openOn(world, omersPage), world.start()];
  world.site.reply('query', silent);
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.until(Promise.race([look, world.clock.pass(50)]));
  tab.navigate({ url: 'https://news.test/', recognition: { kind: 'not-wix' } });
  expect(await world.clock.until(look)).toEqual({ kind: 'unreadable', why: 'access-gone' });
  expect(tab.button).toMatchObject({ text: '' });
});

test('a change ordered while a profile is asked for: nobody goes on saying that it is looked at', async ({
  world,
}) => {
  const [tab, life] = [openOn(world, omersPage), world.start()];
  const query = held(listing(omer));
  world.site.reply('query', query.reply);
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.until(Promise.race([look, world.clock.pass(50)]));
  const state = await world.shownOf(tab);
  if (state?.kind !== 'member') throw new Error('no member is shown');
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(change);
  query.release();
  await world.clock.until(look);
  expect(await world.shownOf(tab)).toMatchObject({ otherProfile: { whose: 'omer', seen: 'unknown' } });
});

test('what one member saw is not told as what the next one sees', async ({ world }) => {
  const [tab, life] = [openOn(world, noasPage), world.start()];
  world.site.reply('query', listing(noa), silent);
  expect(await world.look(life, tab)).toMatchObject({ otherProfile: { seen: 'seen', name: 'Noa' } });
  world.site.sessions.set('normal', world.site.omer);
  const told = world.followShown(tab);
  await world.look(life, tab);
  const ofOmer = told.filter((state) => state.kind === 'member' && state.member.id === 'omer');
  expect(ofOmer.length).toBeGreaterThan(0);
  expect(JSON.stringify(ofOmer)).not.toContain('Noa');
});

test('somebody else is logged in by the time of a change: nothing is said of what the one before saw', async ({
  world,
}) => {
  const [tab, life] = [openOn(world, omersPage), world.start()];
  world.site.reply('query', listing(omer));
  const state = await world.lookAtMember(life, tab);
  world.site.sessions.set('normal', world.site.omer);
  const ended = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(ended).toMatchObject({ member: { id: 'omer' }, change: { outcome: 'other-member' } });
  expect(ended).not.toHaveProperty('otherProfile');
});

test('an address can hold anything: it is shown without what plays with direction or lines, and not endlessly', async ({
  world,
}) => {
  const life = world.start();
  world.site.reply('query', listing());
  const odd = encodeURIComponent('\u202eevil\n');
  const state = await world.lookAtMember(life, openOn(world, `profile/${odd}/profile`));
  expect(life.background.badgeOf(state)?.other?.text).toBe('Not visible to you: evil');
  const endless = await world.lookAtMember(life, openOn(world, `profile/${'a'.repeat(100_000)}/profile`));
  expect(endless).not.toHaveProperty('otherProfile');
});
