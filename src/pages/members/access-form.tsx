import { useRef, useState } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/i18n.ts';
import { type AccessTrouble, giveKey } from './access.ts';

const troubles: Record<AccessTrouble, MessageKey> = {
  metaSiteId: 'ownerSiteWrong',
  key: 'ownerKeyWrong',
  'not-allowed': 'ownerNotAllowed',
};

/** Asks whose members, and for the key that shows them. The key goes from its field to the storage, and into no state. */
export function AccessForm({ metaSiteId }: { metaSiteId: string }) {
  const site = useRef<HTMLInputElement>(null);
  const key = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<AccessTrouble>();
  const show = async (event: Event) => {
    event.preventDefault();
    setTrouble(undefined);
    const met = await giveKey(site.current?.value ?? '', key.current?.value ?? '');
    setTrouble(met);
    if (met === 'metaSiteId') site.current?.focus();
    else if (met === 'key') key.current?.focus();
  };
  return (
    <form class="access" autocomplete="off" onSubmit={show}>
      <label class="field">
        <span>{say('ownerSite')}</span>
        <input
          ref={site}
          type="text"
          dir="ltr"
          defaultValue={metaSiteId}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={trouble === 'metaSiteId'}
          aria-describedby="site-hint access-trouble"
        />
      </label>
      <p id="site-hint" class="note">
        {say('ownerSiteHint')}
      </p>
      <label class="field">
        <span>{say('ownerKey')}</span>
        <input
          ref={key}
          // No password field: the browser would offer to keep what is in it.
          type="text"
          class="secret"
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={trouble === 'key'}
          aria-describedby="key-hint access-trouble"
        />
      </label>
      <p id="key-hint" class="note">
        {say('ownerKeyHint')} {say('ownerKeyCare')}
      </p>
      <button type="submit" class="primary">
        {say('ownerShow')}
      </button>
      <p id="access-trouble" role="alert">
        {trouble && say(troubles[trouble])}
      </p>
    </form>
  );
}
