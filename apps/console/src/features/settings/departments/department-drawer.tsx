import { useState } from 'react';
import { App, Input, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import type { Department } from '../../tasks/use-tasks';
import { EditDrawer } from '../page/edit-drawer';
import { OnlineButton } from '../page/online-button';
import { useEdits } from '../page/use-edits';

interface DepartmentForm {
  zh: string;
  en: string;
  leadId: string | null;
  email: string;
  language: Language;
  agentIds: string[];
}

function formOf(department: Department | null): DepartmentForm {
  return {
    zh: department?.name['zh-CN'] ?? '',
    en: department?.name.en ?? '',
    leadId: department?.leadId ?? null,
    email: department?.email ?? '',
    language: department?.language ?? 'zh-CN',
    agentIds: [...(department?.agentIds ?? [])].sort(),
  };
}

interface DepartmentDrawerProps {
  /** Null: a new one. */
  department: Department | null;
  readOnly: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** One department: its names, who answers for it, where links go, and its handlers. */
export function DepartmentDrawer({ department, readOnly, onChanged, onClose }: DepartmentDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { agents } = useDirectory();
  const { draft, edit, changed } = useEdits(formOf(department));
  const [key, setKey] = useState('');
  const { run, busy, problem } = useAction();
  const email = draft.email.trim();
  const wrong =
    !draft.zh.trim() || !draft.en.trim()
      ? t('common.required', { field: t('departments.name') })
      : !department && !/^[a-z][a-z0-9_-]*$/.test(key)
        ? t('departments.keyHint')
        : email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
          ? t('departments.wrongEmail')
          : undefined;

  function save(): Promise<boolean> {
    return run(async () => {
      const body = {
        name: { 'zh-CN': draft.zh.trim(), en: draft.en.trim() },
        leadId: draft.leadId,
        email: email || null,
        language: draft.language,
        agentIds: draft.agentIds,
      };
      if (department) await api.call('PATCH /api/departments/:id', { params: { id: department.id }, body });
      else await api.call('POST /api/departments', { body: { ...body, key } });
      onChanged();
      void message.success(t('common.saved'), 2);
      onClose();
    });
  }
  const archive = (known: Department) =>
    run(async () => {
      const params = { id: known.id };
      if (known.archived) await api.call('POST /api/departments/:id/restore', { params });
      else await api.call('POST /api/departments/:id/archive', { params });
      onChanged();
      onClose();
    });
  const taken = problem !== null && Problem.of(problem).code === 'already-exists';
  const people = agents
    .filter(({ active, id }) => active || draft.agentIds.includes(id))
    .map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`role.${role}`)}` }));
  return (
    <EditDrawer
      title={t(department ? 'departments.edit' : 'departments.add')}
      changed={changed || key !== ''}
      busy={busy}
      problem={problem}
      why={wrong}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
      footer={
        department && !readOnly ? (
          department.archived ? (
            <OnlineButton onClick={() => void archive(department)}>{t('departments.restore')}</OnlineButton>
          ) : (
            <Popconfirm
              title={t('departments.archiveAsk')}
              okText={t('departments.archive')}
              cancelText={t('common.cancel')}
              okButtonProps={{ danger: true }}
              onConfirm={() => void archive(department)}
            >
              <OnlineButton danger>{t('departments.archive')}</OnlineButton>
            </Popconfirm>
          )
        ) : null
      }
    >
      {(['zh', 'en'] as const).map((tongue, at) => (
        <Field
          key={tongue}
          label={t(`caseKinds.name.${tongue}`)}
          required
          wrong={taken && at === 0 ? t('problem.already-exists') : null}
        >
          {({ id }) => (
            <Input
              id={id}
              lang={tongue === 'zh' ? 'zh-CN' : 'en'}
              maxLength={80}
              disabled={readOnly}
              value={draft[tongue]}
              onChange={({ target }) => edit({ [tongue]: target.value })}
            />
          )}
        </Field>
      ))}
      {department ? null : (
        <Field label={t('departments.key')} required help={t('departments.keyHint')}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={40}
              value={key}
              onChange={({ target }) => setKey(target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('departments.lead')}>
        {({ id }) => (
          <Select
            id={id}
            allowClear
            disabled={readOnly}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.leadId}
            options={people}
            onChange={(leadId: string | undefined) => edit({ leadId: leadId ?? null })}
          />
        )}
      </Field>
      <Field label={t('departments.handlers')} help={t('departments.handlersHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            disabled={readOnly}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.agentIds}
            options={people}
            onChange={(agentIds: string[]) => edit({ agentIds: [...agentIds].sort() })}
          />
        )}
      </Field>
      <Field label={t('departments.email')} help={t('departments.emailHint')}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            type="email"
            aria-describedby={describedBy}
            maxLength={254}
            disabled={readOnly}
            value={draft.email}
            onChange={({ target }) => edit({ email: target.value })}
          />
        )}
      </Field>
      <Field label={t('departments.language')}>
        {({ id }) => (
          <Select
            id={id}
            disabled={readOnly}
            value={draft.language}
            options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(language: Language) => edit({ language })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}
