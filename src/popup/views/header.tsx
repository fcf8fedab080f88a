import { say } from '../../shared/i18n.ts';
import { nameOf } from '../../wix/member.ts';
import { siteOf } from '../../wix/tab-state.ts';
import type { PopupState } from '../store.ts';

/** Which site, and who is logged in there. */
export function Header({ state, host }: PopupState) {
  const site = siteOf(state);
  const member = state.kind === 'member' ? state.member : undefined;
  const name = member && nameOf(member);
  return (
    <header>
      <span class="icon" aria-hidden="true" />
      <div class="whose">
        <h1>
          <bdi dir="ltr">{site?.key ?? host ?? say('actionTitle')}</bdi>
        </h1>
        <p class="who">
          {name && <bdi class="name">{name}</bdi>}
          {member?.loginEmail && member.loginEmail !== name && (
            <bdi dir="ltr" title={member.loginEmail}>
              {member.loginEmail}
            </bdi>
          )}
        </p>
      </div>
    </header>
  );
}
