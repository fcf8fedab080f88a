import { type MessageKey, say } from '../../shared/i18n.ts';

/** What each permission of the manifest is for, as people would say it. */
const permissions: Record<string, MessageKey[]> = {
  activeTab: ['mayActiveTab'],
  scripting: ['mayScripting'],
  storage: ['mayStorage'],
  cookies: ['mayCookies'],
  'https://*/*': ['mayHosts', 'mayOwner'],
};

/** Everything that the extension may do, with the browser's names for it. */
export function Permissions() {
  return (
    <section>
      <h2>{say('settingsMay')}</h2>
      <dl>
        {Object.entries(permissions).map(([name, what]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{what.map((sentence) => say(sentence)).join(' ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
