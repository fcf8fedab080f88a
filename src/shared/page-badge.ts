/** An SVG path in a box of 16, and a CSS colour. */
export interface BadgeIcon {
  shape: string;
  colour: string;
}

/** What a page says of the member's visibility, ready to be shown: the content script only places it. */
export interface PageBadge {
  /** One word, for the member's own pages. */
  text: string;
  /** How the address of a profile page names this member: slug and id. */
  names: string[];
  icon: BadgeIcon;
  /** What is known of somebody else's profile: the one whose page's address says `whose`. */
  other?: { whose: string; text: string; icon: BadgeIcon };
  language: string;
  direction: 'ltr' | 'rtl';
}

/** What the content scripts leave in their world: the background reaches those of a document by it. */
export interface BadgeWorld {
  memberVisibilityBadge?: {
    /** Shows this badge where the page is a member page; null: nothing. True: it could not be drawn yet. */
    show(badge: PageBadge | null): boolean;
    /** Draws what was to be shown last. */
    draw(): void;
    /** Takes everything back. */
    stop(): void;
  };
  /** Comes with the first badge of a document: most pages never have one. */
  memberVisibilityBadgeElement?: {
    /** Shows a text with its icon, as the one badge of the page. */
    place(badge: PageBadge, text: string, icon: BadgeIcon): void;
  };
}
