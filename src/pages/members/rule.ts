import { unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import { store } from './store.ts';

/** Reads the site's rule, which may be refused where the members are not: whatever else goes wrong, it is tried with the next page again. */
export async function readRule(): Promise<void> {
  const { metaSiteId, isRuleSettled } = store.getState();
  if (isRuleSettled) return;
  const answer = await unlessNoAnswer(askPatiently('owner:rules', { metaSiteId }));
  if (!answer || metaSiteId !== store.getState().metaSiteId) return;
  if (answer.kind === 'rules') store.setState({ rule: answer.rule, isRuleSettled: true });
  else if (answer.kind === 'failed' && answer.failure.kind === 'refused')
    store.setState({ isRuleSettled: true });
}
