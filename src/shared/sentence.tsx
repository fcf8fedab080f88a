import { type MessageKey, pieces, type Values } from './i18n.ts';

/** A sentence with its values set apart, so that a name in another direction disturbs nothing around it. */
export function Sentence({ of, values }: { of: MessageKey; values?: Values | undefined }) {
  return pieces(of, values).map(({ text, placeholder }) => {
    if (placeholder === undefined) return text;
    const isInWords = ['name', 'date', 'wait'].includes(placeholder);
    return isInWords ? <bdi>{text}</bdi> : <bdi dir="ltr">{text}</bdi>;
  });
}
