import { useState } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/i18n.ts';

/** Copies one value; its look says that it did. */
export function CopyButton({ name, value }: { name: MessageKey; value: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class={isCopied ? 'copy copied' : 'copy'}
      aria-label={say(isCopied ? 'copied' : name)}
      title={say(isCopied ? 'copied' : name)}
      onClick={async () => {
        await navigator.clipboard.writeText(value);
        setCopied(true);
      }}
    />
  );
}
