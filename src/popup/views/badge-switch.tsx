import { say } from '../../shared/i18n.ts';
import { siteOf } from '../../wix/tab-state.ts';
import { switchBadge } from '../badge-switch.ts';
import type { PopupState } from '../store.ts';

const noteId = 'badge-note';

/** The switch of the badge in the site's own pages. What is remembered from a private window would outlast it. */
export function BadgeSwitch({ state, isBadgeOn, isBadgeRefused, isPrivate }: PopupState) {
  const site = siteOf(state);
  if (!site || isBadgeOn === undefined) return null;
  const note = isPrivate ? 'badgeNotPrivate' : isBadgeRefused ? 'badgeNotAllowed' : undefined;
  return (
    <div class="badge-switch">
      <label>
        <span>{say('showBadge')}</span>
        <input
          type="checkbox"
          role="switch"
          checked={isBadgeOn}
          aria-checked={isBadgeOn}
          aria-disabled={isPrivate}
          aria-describedby={note && noteId}
          onClick={(event) => {
            // It shows what is stored, also while the browser still asks.
            event.preventDefault();
            if (!isPrivate) switchBadge(site);
          }}
        />
      </label>
      {note && (
        <p id={noteId} class="note">
          {say(note)}
        </p>
      )}
    </div>
  );
}
