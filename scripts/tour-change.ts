import { held } from '../test/e2e/held.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import type { PrivacyStatus } from '../test/mock-wix/member.ts';
import { announce, type Stop, type TourGuide } from './tour-guide.ts';

const seen =
  'Anyone who visits this site can see it. You can use member features such as chat, forum and followers.';
const unseen =
  "Other members and visitors can't see it. You may not be able to use chat, forum or followers.";

/** The main road: a private member is found, joins, and leaves again; every claim is compared with what the site holds. */
export async function tourOfAChange(guide: TourGuide, mock: MockWix): Promise<void> {
  const { acme } = mock.sites;
  const member = acme.member('Omer');
  const who = [member.nickname, member.loginEmail];
  const isPrivate = { who, text: unseen, badge: 'PRI', title: `Private – ${member.nickname} on ${acme.key}` };
  const isPublic = { who, text: seen, badge: 'PUB', title: `Public – ${member.nickname} on ${acme.key}` };
  const tab = await guide.browser.open(acme.logInUrl('Omer', '/profile/omer/profile'));
  let view = await guide.openPopup(tab);

  const see = async (stop: Stop, status: PrivacyStatus, picture: string) => {
    await guide.expect(tab, view, stop);
    if (member.privacyStatus !== status) {
      throw new Error(`${acme.key} holds ${member.privacyStatus}, which is not what the popup says`);
    }
    await guide.photograph(view.popup, picture);
  };
  const confirm = async (step: 'join' | 'leave', button: string, question: string) => {
    await guide.ask(view, button, question);
    await guide.photograph(view.popup, `${step}-question`);
    const { hold, release } = held();
    mock.fault({ site: 'acme', step, times: 1, hold });
    await view.answer(button);
    await view.says('Changing…');
    if (step === 'join') await guide.photograph(view.popup, 'changing');
    release();
  };
  const reopen = async () => {
    await view.close();
    view = await guide.openPopup(tab);
  };

  announce(`Look at ${acme.key}, where ${member.nickname} is logged in`);
  await see({ ...isPrivate, headline: 'Your profile is private.' }, 'PRIVATE', 'private');

  announce('Join the community');
  await confirm('join', 'Join community', 'Join the community?');
  await see({ ...isPublic, headline: 'Done. Wix confirms the profile is now public.' }, 'PUBLIC', 'joined');

  announce('Look again');
  await reopen();
  await see({ ...isPublic, headline: 'Your profile is public.' }, 'PUBLIC', 'public');

  announce('Leave the community');
  await confirm('leave', 'Leave community', 'Leave the community?');
  await see({ ...isPrivate, headline: 'Done. Wix confirms the profile is now private.' }, 'PRIVATE', 'left');

  announce('Look again');
  await reopen();
  await see({ ...isPrivate, headline: 'Your profile is private.' }, 'PRIVATE', 'private-again');
  await view.close();
  await tab.close();

  const writes = mock.requests.filter(({ method }) => method === 'POST').map(({ step }) => step);
  if (writes.join() !== 'join,leave')
    throw new Error(`two changes were wanted, but ${writes.join()} was sent`);
}
