import { unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import { store } from './store.ts';

/** Of this site Wix has said that the key may not read its rule. */
let refusedBy: string | undefined;

/** Reads the site's rule, which may be refused where the members are not; what only passes is tried with the next page again. */
export async function readRule(): Promise<void> {
  const { metaSiteId } = store.getState();
  if (metaSiteId === refusedBy) return;
  const answer = await unlessNoAnswer(askPatiently('owner:rules', { metaSiteId }));
  if (metaSiteId !== store.getState().metaSiteId) return;
  if (answer?.kind === 'rules') store.setState({ rule: answer.rule });
  else if (answer?.kind === 'failed' && answer.failure.kind === 'refused') refusedBy = metaSiteId;
}
