import type { ComponentChildren } from 'preact';
import { type MessageKey, say } from '../../shared/i18n.ts';

interface Props {
  name: MessageKey;
  heads: MessageKey[];
  /** Its rows. */
  children: ComponentChildren;
}

/** A table of changes. */
export function ChangesTable({ name, heads, children }: Props) {
  return (
    <table aria-label={say(name)}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
