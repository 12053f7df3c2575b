import { useState } from 'react';
import { Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Body } from '@yingda/contracts';
import { CASE_TASK_LIMITS } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type ChosenFile, FilesField } from '../cases/files-field';
import { type CaseDetail, useCaseKinds } from '../cases/use-cases';
import { useKept } from '../cases/use-kept';
import { FormDialog } from '../settings/page/form-dialog';
import { factsToShow, type ShownFact } from './facts-to-show';
import { useDepartments } from './use-tasks';

/** What a department is asked about. */
export interface AskedAbout {
  /** Under which what was typed is kept on this device. */
  kept: string;
  facts: ShownFact[];
  /** The department that is usually asked, by its id or its key. */
  usual: readonly (string | null | undefined)[];
  /** By when it answers where no time is chosen. */
  dueHint: string;
  send: (asked: Body<'POST /api/cases/:id/tasks'>) => Promise<unknown>;
}

/** About a case: its own facts and those of its kind's form. */
export function AskDepartmentDialog({ one, onClose }: { one: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = useCaseKinds().data?.find(({ key }) => key === one.kind);
  const facts = factsToShow(one, {
    fields: kind?.fields ?? [],
    language,
    name: (key) => t(`cases.facts.${key}`),
  });
  const about = {
    ...{ kept: `case-ask-${one.id}`, facts, usual: [one.departmentId, kind?.departmentKey] },
    dueHint: t('tasks.dueHint'),
    send: (body: Body<'POST /api/cases/:id/tasks'>) =>
      api.call('POST /api/cases/:id/tasks', { params: { id: one.id }, body }),
  };
  return <AskDialog about={about} onClose={onClose} />;
}

/** Asks a department: what is to be found out, which facts it may see, and by when. */
export function AskDialog({ about, onClose }: { about: AskedAbout; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { agents } = useDirectory();
  const departments = (useDepartments().data ?? []).filter(({ archived }) => !archived);
  const { run, busy, problem } = useAction();
  const { facts } = about;
  const usual = departments.find(({ id, key }) => about.usual.includes(id) || about.usual.includes(key));
  const [chosen, setChosen] = useState<string | null>(null);
  const departmentId = chosen ?? usual?.id ?? null;
  const department = departments.find(({ id }) => id === departmentId);
  const [handlerId, setHandlerId] = useState<string | null>(null);
  const [text, setText, forget] = useKept(about.kept);
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [dueAt, setDueAt] = useState<Dayjs | null>(null);
  const [byMail, setByMail] = useState(false);
  const missing = !departmentId
    ? t('common.required', { field: t('tasks.department') })
    : !text.trim()
      ? t('common.required', { field: t('tasks.text') })
      : undefined;
  async function submit() {
    if (missing || !departmentId || busy) return;
    const done = await run(async () => {
      await about.send({
        departmentId,
        text: text.trim(),
        facts: facts.filter(({ label }) => !hidden.includes(label)),
        ...(handlerId ? { handlerId } : {}),
        ...(files.length > 0 ? { attachmentIds: files.map(({ id }) => id) } : {}),
        ...(dueAt ? { dueAt: dueAt.toISOString() } : {}),
        ...(byMail ? { byMail } : {}),
      });
    });
    if (!done) return;
    forget();
    void queryClient.invalidateQueries({ queryKey: ['case-tasks'] });
    for (const read of ['cases', 'feedback']) void queryClient.invalidateQueries({ queryKey: [read] });
    onClose();
  }
  return (
    <FormDialog
      title={t('tasks.askTitle')}
      submit={t('tasks.ask')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        <div className="pair">
          <Field label={t('tasks.department')} required>
            {({ id }) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: 'label' }}
                value={departmentId}
                options={departments.map(({ id: value, name }) => ({ value, label: name[language] }))}
                onChange={(value: string) => {
                  setChosen(value);
                  setHandlerId(null);
                }}
              />
            )}
          </Field>
          <Field label={t('tasks.handler')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                placeholder={t('tasks.anybody')}
                value={handlerId}
                options={agents
                  .filter(({ id: agentId, active }) => active && department?.agentIds.includes(agentId))
                  .map(({ id: value, name }) => ({ value, label: name }))}
                onChange={(value: string | undefined) => setHandlerId(value ?? null)}
              />
            )}
          </Field>
        </div>
        <Field label={t('tasks.text')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={4_000}
              placeholder={t('tasks.textHint')}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (
                  event.key === 'Enter' &&
                  (event.metaKey || event.ctrlKey) &&
                  !event.nativeEvent.isComposing
                )
                  void submit();
              }}
            />
          )}
        </Field>
        <div className="field">
          <span className="label">{t('tasks.shown')}</span>
          <div className="col g4">
            {facts.map(({ label, value }) => (
              <Checkbox
                key={label}
                checked={!hidden.includes(label)}
                onChange={({ target }) =>
                  setHidden((before) =>
                    target.checked ? before.filter((known) => known !== label) : [...before, label],
                  )
                }
              >
                <span className="i3">{label}</span> {value.length > 60 ? `${value.slice(0, 60)}…` : value}
              </Checkbox>
            ))}
          </div>
          <span className="help">{t('tasks.shownHint')}</span>
        </div>
        <FilesField files={files} most={CASE_TASK_LIMITS.files} onChange={setFiles} />
        <div className="pair">
          <Field label={t('tasks.dueAt')} help={about.dueHint}>
            {({ id }) => (
              <DatePicker
                id={id}
                showTime={{ format: 'HH:mm' }}
                placeholder={t('tasks.dueUsual')}
                value={dueAt}
                minDate={dayjs()}
                onChange={(at) => setDueAt(at)}
              />
            )}
          </Field>
          <div className="field">
            <span className="label">{t('tasks.mail')}</span>
            <Checkbox
              checked={byMail}
              disabled={!department?.email && !handlerId}
              onChange={({ target }) => setByMail(target.checked)}
            >
              {t('tasks.byMail')}
            </Checkbox>
            <span className="help">
              {department?.email ?? (handlerId ? t('tasks.mailHandler') : t('tasks.mailNone'))}
            </span>
          </div>
        </div>
      </div>
    </FormDialog>
  );
}
