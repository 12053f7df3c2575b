import { useState } from 'react';
import { Button, Input, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MessageTemplate, Outlet, TemplateContent } from '@yingda/contracts';
import { templateFields } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { Field } from '../../parts/field';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { type Gaps, gapName, matching, missingGaps, templateContent } from './template-form';

/** More than these are searched. */
const SEARCH_FROM = 6;

interface TemplateDialogProps {
  conversationId: string;
  outlet: Outlet;
  onSend: (content: TemplateContent) => void;
  onClose: () => void;
}

/** A text the provider has approved: chosen, its gaps filled in, read as the customer will read it, and sent. */
export function TemplateDialog({ conversationId, outlet, onSend, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const channel = t(`channel.${outlet.channel}`);
  const { identityId } = outlet;
  const list = useQuery({
    queryKey: ['templates', conversationId, identityId],
    queryFn: async () =>
      (
        await api.call('GET /api/conversations/:id/templates', {
          params: { id: conversationId },
          query: { identityId },
        })
      ).items,
  });
  const [chosen, setChosen] = useState<MessageTemplate | null>(null);
  const [gaps, setGaps] = useState<Gaps>({});
  const [tried, setTried] = useState(false);
  const items = list.data ?? [];
  const current = chosen ?? (items.length === 1 ? items[0]! : null);
  function choose(template: MessageTemplate) {
    setChosen(template);
    setGaps({});
    setTried(false);
  }
  function submit() {
    if (!current) return;
    setTried(true);
    if (missingGaps(current, gaps).length > 0) return;
    onSend(templateContent(current, gaps));
    onClose();
  }
  return (
    <Modal
      open
      width={520}
      title={t('channels.template.title', { channel })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" disabled={!current} onClick={submit}>
            {t('channels.template.send')}
          </Button>
        </>
      }
    >
      <div className="form-dialog">
        <p className="i2">{t('channels.template.lead', { channel })}</p>
        {list.isPending ? <Skeleton rows={3} height={44} /> : null}
        {list.isError ? (
          <ErrorBlock
            title={t('channels.template.failed')}
            problem={list.error}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.data?.length === 0 ? <p>{t('channels.template.none', { channel })}</p> : null}
        {items.length > 1 ? <Choices items={items} current={current} onChoose={choose} /> : null}
        {current ? (
          <>
            {templateFields(current.text).map((field) => {
              const example = current.examples?.[field];
              const missing = tried && missingGaps(current, gaps).includes(field);
              return (
                <Field
                  key={`${current.name} ${current.language} ${field}`}
                  label={
                    gapName(current, field) ??
                    t('channels.template.field', { name: field.replace(/^header\./, '') })
                  }
                  required
                  help={example ? t('channels.template.example', { text: example }) : undefined}
                  wrong={missing ? t('channels.template.fill') : null}
                >
                  {({ id, describedBy }) => (
                    <Input
                      id={id}
                      aria-describedby={describedBy}
                      maxLength={500}
                      value={gaps[field] ?? ''}
                      onChange={(event) => setGaps({ ...gaps, [field]: event.target.value })}
                      onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : submit())}
                    />
                  )}
                </Field>
              );
            })}
            <div role="status">
              <span className="t12 i3">{t('channels.template.preview')}</span>
              <div className="bubble template-preview">{templateContent(current, gaps).text}</div>
            </div>
          </>
        ) : null}
      </div>
    </Modal>
  );
}

function Choices({
  items,
  current,
  onChoose,
}: {
  items: readonly MessageTemplate[];
  current: MessageTemplate | null;
  onChoose: (template: MessageTemplate) => void;
}) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const shown = matching(items, wanted);
  return (
    <>
      {items.length >= SEARCH_FROM ? (
        <Input
          allowClear
          aria-label={t('channels.template.find')}
          placeholder={t('channels.template.find')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      ) : null}
      <div className="choice-list templates" role="radiogroup" aria-label={t('channels.template.choose')}>
        {shown.map((template) => (
          <label className="choice" key={`${template.name} ${template.language}`}>
            <input
              type="radio"
              name="template"
              checked={template === current}
              onChange={() => onChoose(template)}
            />
            <span className="grow" style={{ minWidth: 0 }}>
              <span className="cut b" style={{ display: 'block' }}>
                {template.title}
              </span>
              <span className="cut t12 i3" style={{ display: 'block' }}>
                {template.text.replace(/\s+/g, ' ')}
              </span>
            </span>
            {template.language ? <span className="t12 i3 nw">{template.language}</span> : null}
          </label>
        ))}
        {shown.length === 0 ? <p className="i3">{t('channels.template.noMatch')}</p> : null}
      </div>
    </>
  );
}
