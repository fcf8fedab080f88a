import { type Answer, applicationError, gatewayError, jsonAnswer } from './answer.ts';
import type { Apply } from './apply.ts';
import type { InstanceTokens } from './instance-token.ts';
import { withBody } from './json.ts';
import { type MockMember, memberJson, type PrivacyStatus, widestFieldset } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { queryMembers } from './query.ts';
import type { MockRequest } from './request.ts';
import { ruleJson } from './rule.ts';
import type { Sessions } from './sessions.ts';

/** One API call: where it was sent, and who sent it. */
interface Call {
  site: MockSite;
  request: MockRequest;
  apply: Apply;
  /** The calling member; a visitor has none. */
  caller: MockMember | undefined;
}

const notFound = (id: string): Answer =>
  applicationError(404, 'NOT_FOUND', 'Member was not found', id === '' ? {} : { memberId: id });

/** What a caller is told a member's privacy is: where nobody may be public, everybody is private. */
function privacyOf({ site, request }: Call, member: MockMember): PrivacyStatus {
  if (site.rule.publicMemberCandidates === 'NO_ONE') return 'PRIVATE';
  return site.replication.read(member, request.headers['x-wix-consistent']);
}

function isVisible(call: Call, member: MockMember): boolean {
  if (member.status === 'BLOCKED') return false;
  if (privacyOf(call, member) !== 'PUBLIC') return false;
  return call.site.rule.publicMemberVisibility === 'VISIBLE_TO_ALL' || call.caller !== undefined;
}

function askedFieldset({ request }: Call) {
  return widestFieldset(new URL(request.path, 'https://site.test').searchParams.getAll('fieldsets'));
}

function currentMember(call: Call): Answer {
  const { caller } = call;
  if (!caller) return notFound('');
  return jsonAnswer(200, { member: memberJson(caller, askedFieldset(call), privacyOf(call, caller)) });
}

function otherMember(call: Call, id: string): Answer {
  if (call.caller?.id === id) return currentMember(call);
  const member = call.site.members.find((candidate) => candidate.id === id);
  if (!member || !isVisible(call, member)) return notFound(id);
  return jsonAnswer(200, { member: memberJson(member, 'PUBLIC', privacyOf(call, member)) });
}

function change(call: Call, to: 'PUBLIC' | 'PRIVATE'): Answer {
  const { site, caller } = call;
  if (!caller) return applicationError(403, 'PERMISSION_DENIED', 'Only a member can do this');
  if (to === 'PUBLIC' && site.rule.publicMemberCandidates === 'NO_ONE') {
    return applicationError(428, 'COMMUNITY_JOIN_IMPOSSIBLE', 'Members of this site cannot be public');
  }
  call.apply(() => site.replication.write(caller, to, site.replicationLagMs));
  const answer = jsonAnswer(200, { member: memberJson(caller, 'FULL', to) });
  answer.headers['x-wix-consistent'] = site.replication.consistent();
  return answer;
}

function query(call: Call): Answer {
  const visible = call.site.members.filter((member) => isVisible(call, member));
  return withBody(call.request.body, (body) =>
    queryMembers(visible, body, (member) => memberJson(member, 'PUBLIC', privacyOf(call, member))),
  );
}

/** Answers a request under `/_api/members/v1`. */
export function membersApi(
  site: MockSite,
  request: MockRequest,
  rest: string,
  tokens: InstanceTokens,
  sessions: Sessions,
  apply: Apply,
): Answer {
  const owner = tokens.read(site, request.headers.authorization);
  if (typeof owner === 'string') return gatewayError(401, `The instance token is ${owner}`);
  if (owner.logInId !== undefined && !sessions.isAlive(owner.logInId)) {
    return gatewayError(401, 'The session of the instance token has ended');
  }
  const caller = site.members.find((member) => member.id === owner.memberId);
  const call: Call = { site, request, apply, caller };
  switch (`${request.method} ${rest}`) {
    case 'GET /members/my':
      return currentMember(call);
    case 'POST /members/join-community':
      return change(call, 'PUBLIC');
    case 'POST /members/leave-community':
      return change(call, 'PRIVATE');
    case 'POST /members/query':
      return query(call);
    case 'GET /privacy-settings':
      return jsonAnswer(200, { memberPrivacySettings: ruleJson(site.rule) });
  }
  const one = /^\/members\/([^/]+)$/.exec(rest);
  if (request.method === 'GET' && one?.[1] !== undefined) return otherMember(call, one[1]);
  return gatewayError(404, 'There is no such method');
}
