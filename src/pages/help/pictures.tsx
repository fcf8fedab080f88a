import { say } from '../../shared/i18n.ts';

/** A browser's toolbar with our button, pointed at. */
export function Toolbar() {
  return (
    <div class="window">
      <div class="toolbar">
        <span class="address" />
        <span class="our-button" />
        <span class="puzzle">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6 3.2a1.7 1.7 0 0 1 3.4 0V4H12a1 1 0 0 1 1 1v2.3h-.8a1.7 1.7 0 0 0 0 3.4h.8V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h2z" />
          </svg>
        </span>
      </div>
      <div class="content lines" />
    </div>
  );
}

/** The popup with its state and the button that changes it. */
export function Popup() {
  return (
    <div class="small-popup">
      <p class="state">{say('public')}</p>
      <span class="lines" />
      <span class="press">{say('leave')}</span>
    </div>
  );
}

/** The switch of the badge, and the badge on a page. */
export function OnThePage() {
  return (
    <div class="window">
      <div class="content lines">
        <span class="on-page">
          <span class="our-button" />
          {say('badgePublic')}
        </span>
      </div>
      <div class="small-switch">
        {say('showBadge')}
        <span class="knob" />
      </div>
    </div>
  );
}
