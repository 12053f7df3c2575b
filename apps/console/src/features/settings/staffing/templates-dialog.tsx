import { useState } from 'react';
import { Button, Modal } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/session';
import { ErrorLine } from '../../../parts/error-line';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { TemplateForm } from './template-form';
import { type Template, useTemplates } from './use-staffing';

/** Times to plan with: listed, made, changed, removed. */
export function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: templates = [] } = useTemplates();
  const [edited, setEdited] = useState<Template | 'new' | null>(null);
  const { run, problem } = useAction();
  const reload = () => queryClient.invalidateQueries({ queryKey: ['shift-templates'] });
  const remove = (id: string) =>
    run(async () => {
      await api.call('DELETE /api/shift-templates/:id', { params: { id } });
      await reload();
    });
  const add = (
    <Button icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
      {t('staffing.addTemplate')}
    </Button>
  );
  if (edited !== null)
    return (
      <TemplateForm
        template={edited === 'new' ? null : edited}
        onSaved={() => {
          void reload();
          setEdited(null);
        }}
        onClose={() => setEdited(null)}
      />
    );
  return (
    <Modal
      open
      width={480}
      title={t('staffing.templates')}
      footer={templates.length > 0 ? add : null}
      onCancel={onClose}
    >
      <p className="i2">{t('staffing.templatesHint')}</p>
      {templates.length === 0 ? (
        <StateBlock drawing="nothing" title={t('staffing.noTemplates')} hint={t('staffing.noTemplatesHint')}>
          {add}
        </StateBlock>
      ) : (
        <ul className="line-list flat template-list">
          {templates.map((template) => (
            <li key={template.id}>
              <button type="button" className="row-open" onClick={() => setEdited(template)}>
                <span className={`shift-dot shift-color ${template.color}`} aria-hidden="true" />
                <b className="cut">{template.name}</b>
                <span className="i2">
                  {template.start}–{template.end}
                </span>
              </button>
              <Button
                type="text"
                aria-label={t('staffing.template.remove', { name: template.name })}
                icon={<Trash2 size={14} strokeWidth={1.75} />}
                onClick={() => void remove(template.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <ErrorLine problem={problem} />
    </Modal>
  );
}
