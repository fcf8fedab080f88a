import { type MessageKey, say } from '../../shared/i18n.ts';

interface Props<T extends string> {
  label: MessageKey;
  /** Each choice and its name, in the order they are listed. */
  choices: Record<T, MessageKey>;
  chosen: T;
  onChoose: (choice: T) => void;
}

/** One of several, by name. */
export function Choice<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  const known = Object.keys(choices) as T[];
  return (
    <label class="field">
      <span>{say(label)}</span>
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          const choice = known.find((each) => each === currentTarget.value);
          if (choice) onChoose(choice);
        }}
      >
        {known.map((each) => (
          <option key={each} value={each}>
            {say(choices[each])}
          </option>
        ))}
      </select>
    </label>
  );
}
