import { type Answer, gatewayError, jsonAnswer, validationError } from './answer.ts';
import type { Apply } from './apply.ts';
import { isObject, type Json } from './json.ts';
import { guid } from './member.ts';
import type { MockSite } from './mock-site.ts';

/** What a new member of a site starts with. */
export interface DefaultPrivacy {
  defaultPrivacy: 'PRIVATE' | 'PUBLIC';
  revision: number;
}

/** What a site has before its owner touched it. */
export function initialDefaultPrivacy(): DefaultPrivacy {
  return { defaultPrivacy: 'PRIVATE', revision: 1 };
}

/** What the owner is told. */
export function readDefaultPrivacy({ name, defaultPrivacy }: MockSite, now = defaultPrivacy): Answer {
  const id = guid(`default privacy of ${name}`);
  return jsonAnswer(200, { defaultPrivacy: { id, ...now, revision: String(now.revision) } });
}

/** What the owner sets. Wix declares no error of its own for a stale revision here. */
export function setDefaultPrivacy(site: MockSite, body: Json, apply: Apply): Answer {
  const sent = isObject(body.defaultPrivacy) ? body.defaultPrivacy : {};
  const { defaultPrivacy, revision } = sent;
  if (typeof revision !== 'string') return validationError('defaultPrivacy.revision', 'must not be empty');
  if (defaultPrivacy !== 'PRIVATE' && defaultPrivacy !== 'PUBLIC') {
    return validationError('defaultPrivacy.defaultPrivacy', 'must be PRIVATE or PUBLIC');
  }
  const known = site.defaultPrivacy.revision;
  if (revision !== String(known)) return gatewayError(400, 'The revision is not the latest');
  const now: DefaultPrivacy = { defaultPrivacy, revision: known + 1 };
  apply(() => {
    site.defaultPrivacy = now;
  });
  return readDefaultPrivacy(site, now);
}
