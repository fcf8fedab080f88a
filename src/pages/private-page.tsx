import { type MessageKey, say } from '../shared/i18n.ts';

/** In a private window: why there is nothing here. */
export function PrivatePage({ title, why }: { title: MessageKey; why: MessageKey }) {
  return (
    <main>
      <h1>{say(title)}</h1>
      <p>{say(why)}</p>
    </main>
  );
}
