import { useEffect, useState } from 'preact/hooks';
import { useFocusWhenLost } from '../../shared/focus-when-lost.ts';
import { say } from '../../shared/i18n.ts';
import { useStore } from '../../shared/use-store.ts';
import type { WixSite } from '../../wix/site.ts';
import { askedIn, membersAddress } from '../members-address.ts';
import { startWith } from './access.ts';
import { AccessForm } from './access-form.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { HowFar } from './how-far.tsx';
import { MemberGrid } from './member-grid.tsx';
import { siteInATab } from './site-in-a-tab.ts';
import { SiteSettings } from './site-settings.tsx';
import { hasKey, store } from './store.ts';
import { Tally } from './tally.tsx';
import { Tools } from './tools.tsx';
import { Whose } from './whose.tsx';

/** Every member of a site, for whoever has its owner's key. */
export function MembersPage() {
  const state = useStore(store);
  const [hasEmails, setEmails] = useState(false);
  const [site, setSite] = useState<WixSite>();
  const [asked, setAsked] = useState(() => askedIn(location.search));
  useEffect(() => {
    startWith(asked.site);
  }, []);
  const { isKnown, keptFor, keys, metaSiteId, wanted, members, shown, counts, progress } = state;
  const { rule, isRuleSettled } = state;
  useEffect(() => {
    let isMeant = true;
    siteInATab(metaSiteId).then((found) => isMeant && setSite(found));
    return () => {
      isMeant = false;
    };
  }, [metaSiteId]);
  const canAsk = hasKey(state);
  const heading = useFocusWhenLost<HTMLHeadingElement>(`${canAsk}`);
  // A key that Wix refuses for this site may be the right one for another.
  const isRefused = progress.kind === 'failed' && progress.trouble === 'refused';
  return (
    <main class="wide">
      <h1 tabIndex={-1} ref={heading}>
        {say('membersTitle')}
      </h1>
      {isKnown && <p>{say('membersIntro')}</p>}
      {keptFor !== undefined && <Whose keptFor={keptFor} rule={canAsk && isRuleSettled ? rule : undefined} />}
      {isKnown && (!canAsk || isRefused) && <AccessForm metaSiteId={metaSiteId} />}
      {canAsk && (
        <SiteSettings
          key={`${metaSiteId} ${keys}`}
          // Any page can claim an id.
          site={site ? `${site.key} (${metaSiteId})` : metaSiteId}
          asked={metaSiteId === asked.site ? asked.wanted : undefined}
          onAsked={() => {
            setAsked({ site: asked.site });
            history.replaceState(null, '', membersAddress(metaSiteId));
          }}
        />
      )}
      {canAsk && <Tools wanted={wanted} hasEmails={hasEmails} onEmails={setEmails} />}
      {progress.kind !== 'idle' && (
        <>
          <HowFar {...state} />
          <div class="whose">
            <Tally counts={counts} />
            <ExportButtons members={members} hasEmails={hasEmails} rule={rule} />
          </div>
          <p class="note">
            {say(site ? 'memberOpenWhy' : 'memberOpenHow')} {site && <bdi dir="ltr">{site.key}</bdi>}
          </p>
          <MemberGrid members={members} shown={shown} hasEmails={hasEmails} rule={rule} site={site} />
        </>
      )}
    </main>
  );
}
