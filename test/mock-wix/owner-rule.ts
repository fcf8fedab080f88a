import { type Answer, applicationError, jsonAnswer, validationError } from './answer.ts';
import type { Apply } from './apply.ts';
import { isObject, type Json } from './json.ts';
import { guid } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { changedRule, isCandidates, isVisibility, ruleJson } from './rule.ts';

/** What the owner is told of the rule for all members. */
export function readRule({ name, rule }: MockSite, now = rule): Answer {
  const id = guid(`member privacy settings of ${name}`);
  return jsonAnswer(200, { memberPrivacySettings: { id, ...ruleJson(now) } });
}

/** What the owner sets: the whole rule, as a change of the latest revision. */
export function setRule(site: MockSite, body: Json, apply: Apply): Answer {
  const sent = isObject(body.memberPrivacySettings) ? body.memberPrivacySettings : {};
  const { publicMemberVisibility, publicMemberCandidates, revision } = sent;
  if (typeof revision !== 'string') {
    return validationError('memberPrivacySettings.revision', 'must not be empty');
  }
  if (!isVisibility(publicMemberVisibility) || !isCandidates(publicMemberCandidates)) {
    const data = { publicMemberVisibility, publicMemberCandidates };
    return applicationError(400, 'INVALID_SETTINGS', 'These settings do not go together', data);
  }
  if (revision !== String(site.rule.revision)) {
    return applicationError(400, 'INVALID_REVISION', 'The revision is not the latest', { revision });
  }
  const now = changedRule(site.rule, { publicMemberVisibility, publicMemberCandidates });
  apply(() => {
    site.rule = now;
  });
  return readRule(site, now);
}
