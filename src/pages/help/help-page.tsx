import type { ComponentChildren } from 'preact';
import { type MessageKey, say } from '../../shared/i18n.ts';
import { OnThePage, Popup, Toolbar } from './pictures.tsx';

/** Where to click, what is asked and why, in three pictures: shown once after installing, and whenever somebody wants it. */
export function HelpPage() {
  return (
    <main>
      <h1>{say('extensionName')}</h1>
      <p class="intro">{say('helpIntro')}</p>
      <ol class="steps">
        <Step title="helpClick" text="helpClickText">
          <Toolbar />
        </Step>
        <Step title="helpRead" text="helpReadText">
          <Popup />
        </Step>
        <Step title="helpBadge" text="helpBadgeText">
          <OnThePage />
        </Step>
      </ol>
      <p>
        {say('helpMore')} <a href="settings.html">{say('settings')}</a>
      </p>
      <p class="note">{say('madeBy')}</p>
    </main>
  );
}

interface StepProps {
  title: MessageKey;
  text: MessageKey;
  /** Shows again what the words say. */
  children: ComponentChildren;
}

function Step({ title, text, children }: StepProps) {
  return (
    <li>
      <div class="picture" aria-hidden="true">
        {children}
      </div>
      <h2>{say(title)}</h2>
      <p>{say(text)}</p>
    </li>
  );
}
