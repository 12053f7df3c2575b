import { useState } from 'react';
import { App, Button, Drawer } from 'antd';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { Column } from '../page/column';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { AppearanceSection } from './appearance-section';
import { CalendarChoice } from './calendar-choice';
import { ConflictNotice, showConflicts } from './conflict-notice';
import { GeneralSection } from './general-section';
import { changeOf, formOf, formProblem } from './inbox-form';
import { MailSection } from './mail-section';
import { LivePreviewSection, OriginsSection } from './origins-section';
import { PreChatSection } from './pre-chat-section';
import { SecretSection } from './secret-section';
import { SectionBar } from './section-bar';
import { SnippetSection } from './snippet-section';
import type { InboxWithSnippet } from './use-inboxes';
import { WidgetPreview } from './widget-preview';

interface InboxEditorProps {
  stored: InboxWithSnippet;
  onStored: (stored: InboxWithSnippet) => void;
  /** Somebody else saved first: read it anew. */
  onStale: () => Promise<unknown>;
}

/** Everything one web inbox can be, from the snippet to the signed identity. */
export function InboxEditor({ stored, onStored, onStale }: InboxEditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { inbox, snippet } = stored;
  const edits = useEdits(formOf(inbox));
  const { draft, edit, changed, reset } = edits;
  const { run, busy, problem, clear, stale } = useSaving({ onStale });
  const [previewing, setPreviewing] = useState(false);
  const wrong = formProblem(draft);

  const save = () =>
    run(async () => {
      const body = changeOf(draft, inbox);
      const saved = await api.call('PATCH /api/inboxes/:id', { params: { id: inbox.id }, body });
      // What the server writes in its own way (order, lower case) is not a change of mine.
      edit(formOf(saved.inbox));
      onStored(saved);
      void message.success(t('settings.inboxes.saved'));
    });
  const why = wrong ? t('common.required', { field: t(`settings.inboxes.${wrong}`) }) : undefined;

  return (
    <Column
      title={
        <>
          {inbox.name}
          <span className="head-key mono">{inbox.key}</span>
        </>
      }
      back={{ to: '/settings/inboxes', label: t('settings.inboxes.backToList') }}
      actions={
        <Button
          className="preview-button"
          icon={<Eye size={14} strokeWidth={1.75} />}
          onClick={() => setPreviewing(true)}
        >
          {t('settings.inboxes.livePreviewOf')}
        </Button>
      }
      bar={<SectionBar />}
      aside={
        <aside className="preview-column" aria-label={t('settings.inboxes.livePreviewOf')}>
          <WidgetPreview form={draft} />
        </aside>
      }
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={stale ? null : problem}
          why={why}
          note={
            edits.conflicts.length > 0 ? (
              <Button type="link" size="small" onClick={() => showConflicts()}>
                {t('settings.conflict.inBar', { n: edits.conflicts.length })}
              </Button>
            ) : null
          }
          onSave={save}
          onDiscard={() => {
            clear();
            reset();
          }}
        />
      }
    >
      <ConflictNotice edits={edits} />
      <SnippetSection inbox={inbox} snippet={snippet} onStored={onStored} />
      <GeneralSection form={draft} edit={edit} />
      <AppearanceSection form={draft} edit={edit} />
      <CalendarChoice calendarId={draft.calendarId} onChange={(calendarId) => edit({ calendarId })} />
      <PreChatSection fields={draft.preChat} onChange={(preChat) => edit({ preChat })} />
      <MailSection sending={draft.sending} onChange={(sending) => edit({ sending })} />
      <LivePreviewSection on={draft.livePreview} onChange={(livePreview) => edit({ livePreview })} />
      <OriginsSection origins={draft.origins} onChange={(origins) => edit({ origins })} />
      <SecretSection inbox={inbox} />
      <Drawer
        open={previewing}
        size={432}
        className="edit-drawer"
        title={t('settings.inboxes.livePreviewOf')}
        onClose={() => setPreviewing(false)}
        destroyOnHidden
      >
        <WidgetPreview form={draft} />
      </Drawer>
    </Column>
  );
}
