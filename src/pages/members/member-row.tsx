// biome-ignore-all lint/a11y/useSemanticElements: see member-grid.tsx.
// biome-ignore-all lint/a11y/useFocusableInteractive: see member-grid.tsx.
import { say } from '../../shared/i18n.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import type { Column } from './columns.ts';
import type { Cell } from './grid-keys.ts';

interface Props {
  member: OwnedMember;
  /** Its place in the list, and in pixels from the top. */
  index: number;
  top: number;
  columns: readonly Column[];
  rule: SiteRule;
  /** The column of the cell that the keys have led to, where it is in this row. */
  activeColumn: number | undefined;
}

/** A member's row. */
export function MemberRow({ member, index, top, columns, rule, activeColumn }: Props) {
  return (
    <div role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${top}px)` }}>
      {columns.map(({ head, text, href }, column) => {
        const words = text(member, rule);
        return (
          <span
            key={head}
            id={idOf({ row: index, column })}
            role="gridcell"
            class={column === activeColumn ? 'active' : ''}
            title={words}
          >
            <bdi>{href ? <ProfileLink to={href(member)} /> : words}</bdi>
          </span>
        );
      })}
    </div>
  );
}

/** The keys reach it by its cell. */
function ProfileLink({ to }: { to: string | undefined }) {
  if (to === undefined) return '–';
  return (
    <a href={to} target="_blank" rel="noreferrer" tabIndex={-1}>
      {say('memberOpen')}
    </a>
  );
}

/** The id of a cell's element. */
export function idOf({ row, column }: Cell): string {
  return `cell-${row}-${column}`;
}

/** The cell whose element has this id. */
export function cellOf(id: string | undefined): Cell | undefined {
  const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(id ?? '') ?? [];
  return row === undefined ? undefined : { row: Number(row), column: Number(column) };
}
