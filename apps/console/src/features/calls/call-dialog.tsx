import { useState } from 'react';
import { App, Button, Checkbox, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CALL_DIRECTIONS, CALL_KINDS, CALL_OUTCOMES } from '@yingda/contracts/names';
import { newId } from '@yingda/realtime-client';
import { api } from '../../app/session';
import { serverNow } from '../../live/ticker';
import { useDirectory, useOnline } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { CallClosing } from './call-closing';
import { callBody, isNumber, newCall, talked, wrongFields, type CallField, type CallForm } from './call-form';
import type { CallWith } from './call-store';
import './call.css';

/** A call as the agent remembers it: who, when, how long, what was said, and whether anything is left to do. */
export function CallDialog({ with: { customer }, onClose }: { with: CallWith; onClose: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const inboxes = useDirectory().inboxes.filter(({ channel }) => channel === 'phone');
  const { run, busy, problem, clear } = useAction();
  // One id for one call, so that pressing twice, or again after an error, keeps it once.
  const [callId] = useState(newId);
  const [form, setForm] = useState<CallForm>(() => {
    const known = customer?.phone;
    return newCall(inboxes, { phone: known && isNumber(known) ? known : undefined, now: serverNow() });
  });
  const [tried, setTried] = useState(false);
  const wrong = tried ? wrongFields(form, serverNow()) : [];
  const change = (part: Partial<CallForm>) => {
    setForm((before) => ({ ...before, ...part }));
    clear();
  };
  const say = (field: CallField) => (wrong.includes(field) ? { wrong: t(`call.wrong.${field}`) } : {});

  async function submit() {
    setTried(true);
    if (wrongFields(form, serverNow()).length > 0) return;
    const body = callBody(form, { callId, customerId: customer?.id });
    let conversationId = '';
    const done = await run(async () => {
      ({ conversationId } = await api.call('POST /api/calls', { body }));
    });
    if (!done) return;
    if (customer) void queries.invalidateQueries({ queryKey: ['customer', customer.id] });
    void queries.invalidateQueries({ queryKey: ['summaries'] });
    onClose();
    void message.success(
      <>
        {t(form.closing ? 'call.doneClosed' : 'call.done')} {/* The message is drawn outside the router. */}
        <button
          type="button"
          className="link-button"
          onClick={() => void navigate(`/inbox/all/${conversationId}`)}
        >
          {t('call.see')}
        </button>
      </>,
      6,
    );
  }

  return (
    <Modal
      open
      width={520}
      title={customer ? t('call.titleWith', { name: customer.name }) : t('call.title')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={!online} onClick={() => void submit()}>
            {t('call.submit')}
          </Button>
        </>
      }
    >
      <div className="form-dialog call-form">
        <Segmented
          block
          aria-label={t('call.direction')}
          value={form.direction}
          options={CALL_DIRECTIONS.map((value) => ({ value, label: t(`call.directions.${value}`) }))}
          onChange={(direction) => change({ direction })}
        />
        {inboxes.length > 1 ? (
          <Field label={t('call.inbox')} required {...say('inboxId')}>
            {({ id }) => (
              <Select
                id={id}
                value={form.inboxId}
                options={inboxes.map(({ id: value, name }) => ({ value, label: name }))}
                onChange={(inboxId) => change({ inboxId })}
              />
            )}
          </Field>
        ) : null}
        <div className="call-pair">
          <Field label={t('call.phone')} required {...say('phone')}>
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoFocus
                inputMode="tel"
                autoComplete="off"
                maxLength={40}
                value={form.phone}
                onChange={(event) => change({ phone: event.target.value })}
              />
            )}
          </Field>
          {customer ? null : (
            <Field label={t('call.name')}>
              {({ id }) => (
                <Input
                  id={id}
                  maxLength={80}
                  autoComplete="off"
                  placeholder={t('call.namePlaceholder')}
                  value={form.name}
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
        <Field label={t('call.outcome')}>
          {() => (
            <Segmented
              block
              aria-label={t('call.outcome')}
              value={form.outcome}
              options={CALL_OUTCOMES.map((value) => ({ value, label: t(`call.outcomes.${value}`) }))}
              onChange={(outcome) => change({ outcome })}
            />
          )}
        </Field>
        <div className="call-pair">
          <Field label={t('call.startedAt')} required {...say('startedAt')}>
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                type="datetime-local"
                value={form.startedAt}
                onChange={(event) => change({ startedAt: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('call.duration')} {...say('duration')}>
            {({ id }) => (
              <span className="row g6">
                <InputNumber
                  id={id}
                  min={0}
                  max={1_440}
                  precision={0}
                  aria-label={t('call.minutes')}
                  disabled={!talked(form.outcome)}
                  value={talked(form.outcome) ? form.minutes : null}
                  onChange={(minutes) => change({ minutes })}
                />
                <span className="i2 nw">{t('call.minutes')}</span>
                <InputNumber
                  min={0}
                  max={59}
                  precision={0}
                  aria-label={t('call.seconds')}
                  disabled={!talked(form.outcome)}
                  value={talked(form.outcome) ? form.seconds : null}
                  onChange={(seconds) => change({ seconds })}
                />
                <span className="i2 nw">{t('call.seconds')}</span>
              </span>
            )}
          </Field>
        </div>
        <Field label={t('call.about')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              placeholder={t('call.aboutPlaceholder')}
              value={form.about}
              options={CALL_KINDS.map((value) => ({ value, label: t(`call.kinds.${value}`) }))}
              onChange={(about) => change({ about })}
            />
          )}
        </Field>
        <Field label={t('call.summary')} required {...say('summary')}>
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              rows={3}
              maxLength={2_000}
              placeholder={t('call.summaryPlaceholder')}
              value={form.summary}
              onChange={(event) => change({ summary: event.target.value })}
            />
          )}
        </Field>
        <Checkbox checked={form.closing} onChange={(event) => change({ closing: event.target.checked })}>
          {t('call.closing')}
        </Checkbox>
        {form.closing ? <CallClosing form={form} wrong={wrong} onChange={change} /> : null}
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}
