import { CannedPicker } from './canned-picker';
import { MentionPicker } from './mention-picker';
import type { ComposerState } from './use-composer';

/** The list that opens over the text area while a "/" or an "@" is being typed. */
export function ComposerPicker({ composer, listId }: { composer: ComposerState; listId: string }) {
  const { picker } = composer;
  if (picker.kind === 'canned') {
    return (
      <CannedPicker
        id={listId}
        typed={picker.typed}
        choices={picker.canned}
        current={picker.current}
        preview={picker.preview}
        onHover={picker.setCurrent}
        onChoose={picker.chooseCanned}
      />
    );
  }
  if (picker.kind === 'mention') {
    return (
      <MentionPicker
        id={listId}
        choices={picker.agents}
        current={picker.current}
        onHover={picker.setCurrent}
        onChoose={picker.chooseAgent}
      />
    );
  }
  return null;
}
