import type { QueuedMessage } from '@yingda/realtime-client';
import { useRef } from 'preact/hooks';
import { tc } from '../i18n/cases';
import { queuedFile } from '../model/files';
import { Icon, IconButton } from './icon';
import { useShown, useWidget } from './use-widget';

/** A file of a complaint: on its way up, there (`attachmentId`), or not taken. */
export interface AddedFile {
  key: string;
  name: string;
  attachmentId?: string;
  failed?: boolean;
}

const MOST = 5;

/** Photos and proof; each goes up as it is chosen, so that sending the words waits for nothing. */
export function CaseFiles(props: {
  files: readonly AddedFile[];
  onFiles: (change: (files: AddedFile[]) => AddedFile[]) => void;
}) {
  const { files, onFiles } = props;
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const pick = useRef<HTMLInputElement>(null);
  const add = async (file: File) => {
    const key = `${file.name}-${file.size}-${Date.now()}`;
    const name = file.name || 'photo';
    const become = (part: Partial<AddedFile>) =>
      onFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
    onFiles((all) => [...all, { key, name }]);
    try {
      const content = await widget.files.upload(
        { file: queuedFile(file) } as unknown as QueuedMessage,
        () => undefined,
      );
      become('attachmentId' in content ? { attachmentId: content.attachmentId } : { failed: true });
    } catch {
      become({ failed: true });
    }
  };
  const shown = (one: AddedFile) =>
    one.attachmentId
      ? one.name
      : tc(language, one.failed ? 'case.files.failed' : 'case.files.busy', { name: one.name });
  return (
    <div class="field">
      <input
        ref={pick}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={tc(language, 'case.files.add')}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])].slice(0, MOST - files.length);
          for (const file of chosen) void add(file);
          event.currentTarget.value = '';
        }}
      />
      <ul role="status">
        {files.map((one) => (
          <li key={one.key} class={`row added ${one.failed ? 'late' : ''}`}>
            <Icon name="file" size={16} />
            <span class="grow cut">{shown(one)}</span>
            <IconButton
              icon="close"
              size={16}
              label={tc(language, 'case.files.remove', { name: one.name })}
              onClick={() => onFiles((all) => all.filter(({ key }) => key !== one.key))}
            />
          </li>
        ))}
      </ul>
      {files.length < MOST && (
        <button type="button" class="chip" onClick={() => pick.current?.click()}>
          <Icon name="plus" size={16} />
          {tc(language, 'case.files.add')}
        </button>
      )}
    </div>
  );
}
