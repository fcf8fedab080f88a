import type { ComponentChildren, TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/i18n.ts';
import { privacyWords, ruleWords } from '../../shared/rule-words.ts';
import { useStore } from '../../shared/use-store.ts';
import { ruleOfSettings, SetRule } from '../../wix/owner-settings.ts';
import type { WantedSetting } from '../members-address.ts';
import { SettingQuestion } from './setting-question.tsx';
import { askToSet, leave, readSettings } from './settings.ts';
import { type Read, settingsStore, type Told } from './settings-store.ts';
import { troubleWords } from './trouble.ts';

interface Props {
  /** Whose members: its id, and its address where that is known. */
  site: string;
  asked: WantedSetting | undefined;
  onAsked: () => void;
}

/**
 * What the owner has decided for all members, read when it is opened, and what it can be changed to. With `asked` it is
 * open, and asks whether that is to be so, once.
 */
export function SiteSettings({ site, asked, onAsked }: Props) {
  // Another site's are not this one's.
  useEffect(() => leave, []);
  const [isOpenAtFirst] = useState(asked !== undefined);
  const { rule, byDefault, question, told, undo, isAtWork } = useStore(settingsStore);
  const button = (wanted: WantedSetting, name: string) => (
    <button type="button" aria-disabled={isAtWork} onClick={() => askToSet(wanted)}>
      {name}
    </button>
  );
  const onToggle = async ({ currentTarget }: TargetedEvent<HTMLDetailsElement>) => {
    if (!currentTarget.open) return;
    if (asked) onAsked();
    await readSettings(asked);
  };
  const now = isKnown(rule) ? ruleOfSettings(rule) : undefined;
  const known = isKnown(byDefault) ? byDefault.defaultPrivacy : undefined;
  const other = known === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
  return (
    <div class="site-settings">
      <details open={isOpenAtFirst} onToggle={onToggle}>
        <summary>{say('settingsOfSite')}</summary>
        <dl>
          <Setting name="detailSiteRule" value={now ? say(ruleWords[now]) : reasonOf(rule)}>
            {now &&
              SetRule.options
                .filter((each) => each !== now)
                .map((to) => button({ setting: 'rule', to }, changeTo(ruleWords[to])))}
          </Setting>
          <Setting name="settingNewMembers" value={known ? say(privacyWords[known]) : reasonOf(byDefault)}>
            {known && button({ setting: 'default', to: other }, changeTo(privacyWords[other]))}
          </Setting>
        </dl>
        {isKnown(rule) && (
          <p class="note" dir="ltr">
            <code>
              publicMemberCandidates: {rule.publicMemberCandidates}, publicMemberVisibility:{' '}
              {rule.publicMemberVisibility}
            </code>
          </p>
        )}
      </details>
      {/* Below, and not in it: nothing can be seen in what is closed. */}
      <p role="status">{told && inWords(told)}</p>
      {undo && button(undo, say('undo'))}
      {question && <SettingQuestion {...question} site={site} />}
    </div>
  );
}

function Setting({
  name,
  value,
  children,
}: {
  name: MessageKey;
  value: string;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{say(name)}</dt>
      <dd>
        <span>{value}</span>
        {children}
      </dd>
    </div>
  );
}

function changeTo(value: MessageKey): string {
  return say('settingChangeTo', { value: say(value) });
}

function isKnown<T extends object>(read: Read<T> | undefined): read is T {
  return typeof read === 'object';
}

/** Why it is not known; nothing where it has not been read yet. */
function reasonOf(read: Read<object> | undefined): string {
  return typeof read === 'string' ? say(troubleWords(read)) : '…';
}

function inWords(told: Told): string {
  if (typeof told === 'object') {
    const trouble = say(troubleWords(told.trouble));
    return told.isUnchanged ? `${trouble} ${say('nothingWasChanged')}` : trouble;
  }
  switch (told) {
    case 'looking':
      return say('looking');
    case 'changing':
      return say('changing');
    case 'confirmed':
      return say('settingDone');
    case 'not-confirmed':
      return say('notConfirmed');
    case 'not-checked':
      return say('notChecked');
    case 'already-so':
      return say('settingAlready');
  }
}
