import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../shared/browser.ts';
import { followHistory, type History } from '../../shared/history.ts';
import { say } from '../../shared/i18n.ts';
import { isDone } from '../../shared/patient-ask.ts';
import { KeepHistory } from '../keep-history.tsx';
import { type AllowedSites, followAllowedSites } from './allowed-sites.ts';
import { Permissions } from './permissions.tsx';
import { SiteList } from './site-list.tsx';

/** What was allowed and what is remembered, each to be taken back here; what it may do, in plain words. */
export function SettingsPage() {
  const [sites, setSites] = useState<AllowedSites>();
  const [history, setHistory] = useState<History>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    followAllowedSites(setSites);
    followHistory(setHistory);
  }, []);
  const heading = <h1 tabIndex={-1}>{say('settings')}</h1>;
  if (!sites || !history) return <main>{heading}</main>;
  return (
    <main>
      {heading}
      <p role="alert">{isFailed && say('historyNotDone')}</p>
      <SiteList
        title="settingsBadges"
        text="settingsBadgesText"
        none="settingsBadgesNone"
        sites={sites.badge}
        onRemove={async (siteKey) => setFailed(!(await isDone('badge:hide', { siteKey })))}
      />
      <SiteList
        title="settingsCookies"
        text="settingsCookiesText"
        sites={sites.cookie}
        onRemove={async (siteKey) => setFailed(!(await isDone('binding:forbid', { siteKey })))}
      />
      <section>
        <h2>{say('historyTitle')}</h2>
        <KeepHistory isKept={history.isKept} onAnswer={(isSwitched) => setFailed(!isSwitched)} />
        <a href="history.html">{say('historyAll')}</a>
      </section>
      <section>
        <h2>{say('membersTitle')}</h2>
        <p>{say('membersIntro')}</p>
        <a href="members.html">{say('membersTitle')}</a>
      </section>
      <Permissions />
      <section>
        <h2>{say('settingsPrivacy')}</h2>
        <p>{say('settingsPrivacyText')}</p>
      </section>
      <section>
        <h2>{say('settingsAbout')}</h2>
        <p>{say('settingsVersion', { version: browser.runtime.getManifest().version })}</p>
        <p>{say('madeBy')}</p>
        <a href="help.html">{say('helpTitle')}</a>
      </section>
    </main>
  );
}
