import { type MessageKey, say, sayMoment } from '../../shared/i18n.ts';
import { ruleWords } from '../../shared/rule-words.ts';
import type { Failure } from '../../wix/failure.ts';
import { profileAddress } from '../../wix/member-pages.ts';
import type { MemberState, TabState } from '../../wix/tab-state.ts';
import { CopyButton } from './copy-button.tsx';

interface Row {
  name: MessageKey;
  value: string | undefined;
  copy?: MessageKey;
}

/** The raw truth, for whoever wants it: what Wix said, word for word. */
export function Details({ state }: { state: TabState }) {
  const rows = rowsOf(state).filter(({ value }) => value);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{say('details')}</summary>
      <dl>
        {rows.map(({ name, value = '', copy }) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <bdi>{value}</bdi>
              {copy && <CopyButton name={copy} value={value} />}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function rowsOf(state: TabState): Row[] {
  if (state.kind === 'failed') return failureRows(state.failure);
  if (state.kind !== 'member') return [];
  const failure = state.change?.phase === 'ended' ? state.change.failure : undefined;
  return [...memberRows(state), ...(failure ? failureRows(failure) : [requestRow(state.member.requestId)])];
}

function memberRows({ site, member, rule, rawRule }: MemberState): Row[] {
  const profile = profileAddress(site.base, site.memberPages, member.slug ?? member.id);
  return [
    { name: 'detailPrivacyStatus', value: member.rawPrivacyStatus || '–' },
    { name: 'detailSiteRule', value: rule && say(ruleWords[rule]) },
    { name: 'detailRawRule', value: rawRule },
    { name: 'detailStatus', value: member.rawStatus ?? '–' },
    { name: 'detailActivity', value: member.rawActivityStatus ?? '–' },
    { name: 'detailCreated', value: date(member.createdDate) },
    { name: 'detailUpdated', value: date(member.updatedDate) },
    { name: 'detailMemberId', value: member.id, copy: 'copyMemberId' },
    { name: 'detailContactId', value: member.contactId, copy: 'copyContactId' },
    { name: 'detailProfile', value: profile, copy: 'copyProfile' },
  ];
}

function failureRows(failure: Failure): Row[] {
  return [
    { name: 'detailError', value: failure.kind },
    { name: 'detailHttpStatus', value: 'status' in failure ? String(failure.status) : undefined },
    { name: 'detailCode', value: 'code' in failure ? failure.code : undefined },
    requestRow('requestId' in failure ? failure.requestId : undefined),
  ];
}

function requestRow(requestId: string | undefined): Row {
  return { name: 'detailRequestId', value: requestId, copy: 'copyRequestId' };
}

function date(iso: string | undefined): string | undefined {
  return iso && sayMoment(Date.parse(iso));
}
