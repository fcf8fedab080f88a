import type { BadgeIcon } from '../shared/page-badge.ts';
import type { Tone } from '../shared/words.ts';

type Shown = Exclude<Tone, 'attention' | 'idle'>;

/** What each badge looks like beside its word: a shape in a box of 16, and a colour. */
export const badgeLooks: Record<Shown, BadgeIcon> = {
  public: {
    shape:
      'M8 3C4.7 3 2.2 5 .8 8c1.4 3 3.9 5 7.2 5s5.8-2 7.2-5C13.8 5 11.3 3 8 3zm0 7.8a2.8 2.8 0 1 1 0-5.6 2.8 2.8 0 0 1 0 5.6z',
    colour: 'light-dark(#0b6b3a, #6fd39d)',
  },
  members: {
    shape:
      'M5.7 7.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM.8 13.5c0-2.8 2-4.7 4.9-4.7s4.9 1.9 4.9 4.7zm10.6-6.2a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zm.7 6.2h3.2c0-2.7-1.6-4.4-4-4.4.7 1.1.8 2.6.8 4.4z',
    colour: 'light-dark(#1d4f91, #9cc4ff)',
  },
  private: {
    shape:
      'M4.3 7V5a3.7 3.7 0 0 1 7.4 0v2h.6c.7 0 1.2.5 1.2 1.2v5.1c0 .7-.5 1.2-1.2 1.2H3.7c-.7 0-1.2-.5-1.2-1.2V8.2C2.5 7.5 3 7 3.7 7zm1.8 0h3.8V5a1.9 1.9 0 0 0-3.8 0z',
    colour: 'light-dark(#5b3a8c, #c9acf5)',
  },
  unknown: {
    shape:
      'M7.1 10.5c0-2.8 2.5-2.9 2.5-4.8 0-1-.7-1.6-1.7-1.6-1.1 0-1.8.7-1.9 1.8H4.1C4.2 3.7 5.7 2.4 8 2.4c2.2 0 3.7 1.3 3.7 3.2 0 2.8-2.7 2.9-2.7 4.9zM8 14a1.2 1.2 0 1 1 0-2.4A1.2 1.2 0 0 1 8 14z',
    colour: 'light-dark(#565b63, #aeb3bb)',
  },
};
