import type { MessageKey } from '../../shared/i18n.ts';
import { say } from '../../shared/i18n.ts';
import { Choice } from './choice.tsx';
import { begin } from './loading.ts';
import type { Wanted } from './store.ts';

const which: Record<Wanted['which'], MessageKey> = {
  all: 'whichAll',
  public: 'badgePublic',
  private: 'badgePrivate',
  'never-in': 'whichNeverIn',
  pending: 'whichPending',
  blocked: 'whichBlocked',
};
const orders: Record<Wanted['order'], MessageKey> = {
  newest: 'orderNewest',
  oldest: 'orderOldest',
  name: 'orderName',
  'last-login': 'orderLastLogin',
};

interface Props {
  wanted: Wanted;
  hasEmails: boolean;
  onEmails: (hasEmails: boolean) => void;
}

/** Which members, in which order: Wix is asked anew for each. E-mail addresses stay out of sight until they are asked for. */
export function Tools({ wanted, hasEmails, onEmails }: Props) {
  return (
    <search class="tools">
      <Choice
        label="membersWhich"
        choices={which}
        chosen={wanted.which}
        onChoose={(it) => begin({ which: it })}
      />
      <Choice
        label="membersOrder"
        choices={orders}
        chosen={wanted.order}
        onChoose={(it) => begin({ order: it })}
      />
      <label class="field">
        <span>{say('membersSearch')}</span>
        <input
          type="search"
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          defaultValue={wanted.search}
          onChange={({ currentTarget }) => begin({ search: currentTarget.value })}
        />
      </label>
      <label class="keep">
        <input
          type="checkbox"
          role="switch"
          checked={hasEmails}
          aria-checked={hasEmails}
          onChange={({ currentTarget }) => onEmails(currentTarget.checked)}
        />
        <span>{say('membersEmails')}</span>
      </label>
    </search>
  );
}
