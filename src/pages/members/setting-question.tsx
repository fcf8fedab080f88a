import { type MessageKey, say, sayNumber } from '../../shared/i18n.ts';
import { Question } from '../../shared/question.tsx';
import { ruleOfSettings, type SettingChange } from '../../wix/owner-settings.ts';
import { cancel, confirm } from './settings.ts';

interface Props {
  change: SettingChange;
  publicProfiles: number | undefined;
  isAgain: boolean;
  /** Whose members: its id, and its address where that is known. */
  site: string;
}

/** Asks before what holds for all members is changed, and says whom it concerns. */
export function SettingQuestion({ change, publicProfiles, isAgain, site }: Props) {
  const count = publicProfiles === undefined ? say('badgeUnknown') : sayNumber(publicProfiles);
  return (
    <Question title="settingConfirm" yes="settingChange" onYes={confirm} onCancel={cancel}>
      <bdi class="of-site" dir="ltr">
        {site}
      </bdi>
      {isAgain && `${say('settingMeanwhile')} `}
      {say(whatFollows(change), { count })}
    </Question>
  );
}

function whatFollows(change: SettingChange): MessageKey {
  if (change.setting === 'default') return change.to === 'PUBLIC' ? 'settingNewPublic' : 'settingNewPrivate';
  switch (change.to) {
    case 'everyone':
      return 'settingShowAll';
    case 'members-only':
      return ruleOfSettings(change.from) === 'everyone' ? 'settingHideFromVisitors' : 'settingShowMembers';
    case 'no-one':
      return 'settingHideAll';
  }
}
