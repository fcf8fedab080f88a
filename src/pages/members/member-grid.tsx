// biome-ignore-all lint/a11y/useSemanticElements: a table can't hold the first and the last of 100,000 rows without those between.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the cell that is meant.
import { defaultRangeExtractor, type Range } from '@tanstack/virtual-core';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say, writingDirection } from '../../shared/i18n.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { WixSite } from '../../wix/site.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { columnsWith } from './columns.ts';
import { type Cell, cellAfter } from './grid-keys.ts';
import { cellOf, idOf, MemberRow } from './member-row.tsx';
import { useVirtualizer } from './use-virtualizer.ts';

/** As high as a finger. */
const rowHeight = 44;

interface Props {
  members: readonly OwnedMember[];
  /** How many of them to show. */
  shown: number;
  hasEmails: boolean;
  rule: SiteRule;
  /** Where their profile pages are, where that is known. */
  site: WixSite | undefined;
}

/** The members as a grid, of which only the rows in sight are there, and the one that the keys led to. */
export function MemberGrid({ members, shown, hasEmails, rule, site }: Props) {
  const columns = columnsWith(hasEmails, site);
  const scroll = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState<Cell>({ row: 0, column: 0 });
  // The list may have become shorter since, and a column may be gone.
  const cell = {
    row: Math.min(chosen.row, Math.max(0, shown - 1)),
    column: Math.min(chosen.column, columns.length - 1),
  };
  const rows = useVirtualizer({
    count: shown,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    scrollMargin: rowHeight, // The head, which stays in sight.
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), cell.row])].sort((one, other) => one - other),
  });
  useLayoutEffect(() => {
    // In a narrow window the columns have no room beside each other.
    document.getElementById(idOf(chosen))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen.column]);
  /** At once, and not by way of the library: of keys that come fast it would know an older place. */
  const scrollTo = (row: number) => {
    const grid = scroll.current;
    if (!grid) return;
    const top = row * rowHeight;
    grid.scrollTop = Math.min(top, Math.max(grid.scrollTop, top + 2 * rowHeight - grid.clientHeight));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      scroll.current?.querySelector<HTMLElement>('.active a')?.click();
    }
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const size = { rows: shown, columns: columns.length, page };
    const next = cellAfter(event, cell, size, writingDirection() === 'rtl');
    if (!next) return;
    event.preventDefault();
    scrollTo(next.row);
    choose(next);
  };
  /** The keys go on from where the mouse was, also after a link. */
  const onClick = ({ target }: Event) => {
    const clicked = target instanceof Element ? cellOf(target.closest('[role=gridcell]')?.id) : undefined;
    if (!clicked) return;
    choose(clicked);
    scroll.current?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={scroll}
      class={`grid${hasEmails ? ' with-emails' : ''}${site ? ' with-profiles' : ''}`}
      role="grid"
      tabIndex={0}
      aria-label={say('membersTitle')}
      aria-readonly="true"
      aria-rowcount={shown + 1}
      aria-colcount={columns.length}
      {...(shown > 0 ? { 'aria-activedescendant': idOf(cell) } : {})}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div role="row" class="head" aria-rowindex={1}>
        {columns.map(({ head }) => (
          <span key={head} role="columnheader" title={say(head)}>
            {say(head)}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ blockSize: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const member = members[index];
          return (
            member && (
              <MemberRow
                key={member.id}
                member={member}
                index={index}
                top={start - rowHeight}
                columns={columns}
                rule={rule}
                activeColumn={cell.row === index ? cell.column : undefined}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
