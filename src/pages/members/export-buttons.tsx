import { type MessageKey, say } from '../../shared/i18n.ts';
import { type Exported, exportAsCsv, exportAsJson } from './export.ts';

/** The members that are here as a file, in either form. */
export function ExportButtons(exported: Exported) {
  const isEmpty = exported.members.length === 0;
  const button = (name: MessageKey, save: (exported: Exported) => Promise<void>) => (
    <button type="button" aria-disabled={isEmpty} onClick={() => isEmpty || save(exported)}>
      {say(name)}
    </button>
  );
  return (
    <>
      {button('historyExport', exportAsCsv)}
      {button('membersJson', exportAsJson)}
    </>
  );
}
