import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/i18n.ts';

interface Props {
  title: MessageKey;
  text: MessageKey;
  /** Said where there is no site. */
  none?: MessageKey;
  sites: readonly string[];
  onRemove: (siteKey: string) => void;
}

/** Sites that something was allowed, each with a button that takes it back; nothing where there is none and nothing to say. */
export function SiteList({ title, text, none, sites, onRemove }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const removed = useRef<string | undefined>(undefined);
  // The button that was pressed goes with its site, and the last one with all of the list.
  useLayoutEffect(() => {
    if (removed.current === undefined || sites.includes(removed.current)) return;
    removed.current = undefined;
    (heading.current ?? document.querySelector('h1'))?.focus();
  }, [sites]);
  if (sites.length === 0 && !none) return null;
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {say(title)}
      </h2>
      <p>{say(text)}</p>
      {sites.length === 0 && none && <p class="none">{say(none)}</p>}
      <ul class="sites">
        {sites.map((site) => (
          <li key={site}>
            <bdi dir="ltr">{site}</bdi>
            <button
              type="button"
              aria-label={`${say('settingsRemove')}: ${site}`}
              onClick={() => {
                removed.current = site;
                onRemove(site);
              }}
            >
              {say('settingsRemove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
