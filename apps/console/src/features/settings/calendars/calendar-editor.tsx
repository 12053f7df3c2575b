import { App, Input } from 'antd';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { Column, Section } from '../page/column';
import { OnlineButton } from '../page/online-button';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { changeOf, formOf, planIsWrong, planOf } from './calendar-form';
import { CalendarConflicts } from './calendar-conflicts';
import { DuePreview } from './due-preview';
import { ExceptionsSection } from './exceptions-section';
import { HolidaysSection } from './holidays-section';
import { MakeUpSection } from './make-up-section';
import type { CalendarRecord } from './use-calendars';
import { UsesSection } from './uses-section';
import { WeekSection } from './week-section';

interface CalendarEditorProps {
  stored: CalendarRecord;
  others: readonly CalendarRecord[];
  onStored: (stored: CalendarRecord) => void;
  /** Somebody else saved first: read it anew. */
  onStale: () => Promise<unknown>;
  onRemoved: () => void;
}

/** A calendar: week, days that go otherwise, who goes by it; beside it when an answer would be due. */
export function CalendarEditor({ stored, others, onStored, onStale, onRemoved }: CalendarEditorProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const edits = useEdits(formOf(stored));
  const { draft, edit, changed, reset } = edits;
  const { run, busy, problem, clear, stale } = useSaving({ onStale });
  const removal = useAction({ toast: true });
  const plan = planOf(draft);
  const wrong = planIsWrong(plan);
  const inUse = stored.uses.teamIds.length + stored.uses.inboxIds.length + stored.uses.tiers.length > 0;
  const params = { id: stored.id };

  const save = () =>
    run(async () => {
      const saved = await api.call('PATCH /api/calendars/:id', { params, body: changeOf(draft, stored) });
      edit(formOf(saved));
      onStored(saved);
      void message.success(t('calendars.saved'));
    });
  const why = !draft.name.trim()
    ? t('common.required', { field: t('calendars.name') })
    : wrong
      ? t('settings.inboxes.overlap')
      : undefined;

  function askRemoval() {
    modal.confirm({
      title: t('calendars.removeAsk', { name: stored.name }),
      okText: t('calendars.removeCalendar'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        removal.run(async () => {
          await api.call('DELETE /api/calendars/:id', { params });
          reset();
          onRemoved();
        }),
    });
  }

  return (
    <Column
      title={stored.name}
      back={{ to: '/settings/calendars', label: t('calendars.backToList') }}
      actions={
        <OnlineButton
          icon={<Trash2 size={14} strokeWidth={1.75} />}
          why={inUse ? t('problem.calendar-in-use') : undefined}
          onClick={askRemoval}
        >
          {t('calendars.removeCalendar')}
        </OnlineButton>
      }
      aside={
        <aside className="due-column" aria-label={t('calendars.dueTitle')}>
          <DuePreview plan={wrong ? null : plan} timeZone={draft.timeZone} uses={stored.uses} />
        </aside>
      }
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={stale ? null : problem}
          why={why}
          onSave={save}
          onDiscard={() => {
            clear();
            reset();
          }}
        />
      }
    >
      <CalendarConflicts edits={edits} />
      <Section title={t('calendars.general')}>
        <Field label={t('calendars.name')} help={t('calendars.nameHint')} required>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={60}
              value={draft.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          )}
        </Field>
      </Section>
      <WeekSection form={draft} edit={edit} />
      <HolidaysSection form={draft} edit={edit} />
      <MakeUpSection form={draft} edit={edit} />
      <ExceptionsSection form={draft} edit={edit} />
      <UsesSection form={draft} edit={edit} others={others} />
    </Column>
  );
}
