import { useEffect, useState } from 'preact/hooks';
import { useFocusWhenLost } from '../../shared/focus-when-lost.ts';
import { say } from '../../shared/i18n.ts';
import { useStore } from '../../shared/use-store.ts';
import type { WixSite } from '../../wix/site.ts';
import { askedIn } from '../members-address.ts';
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
  const [asked] = useState(() => askedIn(location.search));
  useEffect(() => {
    startWith(asked.site);
  }, []);
  const { isKnown, keptFor, metaSiteId, wanted, members, shown, counts, progress, rule } = state;
  useEffect(() => {
    siteInATab(metaSiteId).then(setSite);
  }, [metaSiteId]);
  const canAsk = hasKey(state);
  const heading = useFocusWhenLost<HTMLHeadingElement>(`${canAsk} ${progress.kind}`);
  return (
    <main class="wide">
      <h1 tabIndex={-1} ref={heading}>
        {say('membersTitle')}
      </h1>
      {isKnown && <p>{say('membersIntro')}</p>}
      {keptFor !== undefined && <Whose keptFor={keptFor} rule={canAsk ? rule : undefined} />}
      {isKnown && !canAsk && <AccessForm metaSiteId={metaSiteId} />}
      {canAsk && (
        <SiteSettings key={metaSiteId} asked={metaSiteId === asked.site ? asked.wanted : undefined} />
      )}
      {canAsk && <Tools wanted={wanted} hasEmails={hasEmails} onEmails={setEmails} />}
      {progress.kind !== 'idle' && (
        <>
          <HowFar {...state} />
          <div class="whose">
            <Tally counts={counts} />
            <ExportButtons members={members} hasEmails={hasEmails} rule={rule} />
          </div>
          <p class="note">{say(site ? 'memberOpenWhy' : 'memberOpenHow')}</p>
          <MemberGrid members={members} shown={shown} hasEmails={hasEmails} rule={rule} site={site} />
        </>
      )}
    </main>
  );
}
