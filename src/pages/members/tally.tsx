import { type MessageKey, say, sayNumber } from '../../shared/i18n.ts';
import type { Counts } from './counts.ts';

const heads: Record<keyof Counts, MessageKey> = {
  public: 'badgePublic',
  private: 'badgePrivate',
  neverIn: 'whichNeverIn',
  pending: 'whichPending',
  blocked: 'whichBlocked',
};

/** How many of the members that are here are so; a member may be in two of them. */
export function Tally({ counts }: { counts: Counts }) {
  return (
    <dl class="tally">
      {(Object.keys(heads) as (keyof Counts)[]).map((each) => (
        <div key={each}>
          <dt>{say(heads[each])}</dt>
          <dd>{sayNumber(counts[each])}</dd>
        </div>
      ))}
    </dl>
  );
}
