import { say } from '../../shared/i18n.ts';

/** In a private window: why nothing is listed. */
export function PrivatePage() {
  return (
    <main>
      <h1>{say('historyTitle')}</h1>
      <p>{say('historyPrivate')}</p>
    </main>
  );
}
