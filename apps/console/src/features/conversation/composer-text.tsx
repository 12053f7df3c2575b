import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { composerKey } from './composer-keys';
import type { ComposerState } from './use-composer';

/** Where one types. */
export function ComposerText({
  composer,
  listId,
  onSendAndClose,
}: {
  composer: ComposerState;
  listId: string;
  onSendAndClose: () => void;
}) {
  const { t } = useTranslation();
  const { area, picker, tab, text } = composer;
  const note = tab === 'note';
  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    composer.addFiles(event.clipboardData.files);
  }
  return (
    <textarea
      ref={area}
      rows={2}
      value={text}
      placeholder={t(note ? 'conversation.composer.notePlaceholder' : 'conversation.composer.placeholder')}
      aria-label={t(note ? 'conversation.composer.noteComposer' : 'conversation.composer.label')}
      aria-controls={picker.kind ? listId : undefined}
      aria-activedescendant={picker.kind ? `${listId}-${picker.current}` : undefined}
      onChange={(event) => composer.type(event.target.value, event.target.selectionStart)}
      onSelect={(event) => picker.follow(event.currentTarget.value, event.currentTarget.selectionStart)}
      onBlur={() => {
        composer.stopTyping();
        picker.close();
      }}
      onPaste={onPaste}
      onKeyDown={(event) =>
        composerKey(event, {
          text,
          sendKey: composer.sendKey,
          picker,
          send: () => void composer.send(),
          sendAndClose: () => void composer.send(onSendAndClose),
          editLast: composer.editLast,
          selectBlank: composer.caretTo,
          escape: composer.escape,
        })
      }
    />
  );
}
