import { say } from '../../shared/i18n.ts';
import { ruleWords } from '../../shared/rule-words.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { forgetKey } from './access.ts';

interface Props {
  /** The site that a key is kept for. */
  keptFor: string;
  /** Its rule, where it is the site in view. */
  rule: SiteRule | undefined;
}

/** For which site a key is kept, and the button that forgets it. */
export function Whose({ keptFor, rule }: Props) {
  return (
    <div class="whose">
      <p>
        {say('ownerKey')} – {say('ownerSite')}: <bdi dir="ltr">{keptFor}</bdi>.{' '}
        {rule && `${say('detailSiteRule')}: ${say(ruleWords[rule])}`}
      </p>
      <button type="button" onClick={forgetKey}>
        {say('ownerForget')}
      </button>
    </div>
  );
}
