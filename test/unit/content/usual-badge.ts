import type { PageBadge } from '../../../src/shared/page-badge.ts';

/** The badge of a member whose pages are named `dana` or `member-1`. */
export const badge: PageBadge = {
  text: 'Public',
  names: ['member-1', 'dana'],
  icon: { shape: 'M0 0', colour: 'red' },
  language: 'en',
  direction: 'ltr',
};
