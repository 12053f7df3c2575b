import { useState } from 'react';
import { App, Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import {
  definitionsOf,
  MOST_ATTRIBUTES,
  movedRow,
  rowProblems,
  rowsOf,
  type AttributeDefinition,
  type AttributeRow,
} from './attribute-list';

const KEY = ['customer-attributes'];

/** What the shop wants to know of its customers: one list, saved as a whole. */
export function AttributesPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/customer-attributes') });
  if (query.data) return <AttributesForm stored={query.data} />;
  return (
    <Column title={t('settings.attributes.title')} hint={t('settings.attributes.hint')}>
      <Loaded query={query} rows={5}>
        {() => null}
      </Loaded>
    </Column>
  );
}

function AttributesForm({ stored }: { stored: AttributeDefinition[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { draft, edit, changed, reset } = useEdits({ rows: rowsOf(stored) });
  const { run, busy, problem, clear } = useAction();
  const [tried, setTried] = useState(false);
  const { rows } = draft;
  const problems = rowProblems(rows);
  const put = (next: AttributeRow[]) => edit({ rows: next });
  const change = (at: number, parts: Partial<AttributeRow>) =>
    put(rows.map((row, index) => (index === at ? { ...row, ...parts } : row)));
  const full = rows.length >= MOST_ATTRIBUTES;

  function save(): Promise<boolean> {
    setTried(true);
    if (problems.some(Boolean)) return Promise.resolve(false);
    return run(async () => {
      const body = { attributes: definitionsOf(rows) };
      const saved = await api.call('PUT /api/customer-attributes', { body });
      put(rowsOf(saved));
      queryClient.setQueryData(KEY, saved);
      setTried(false);
      void message.success(t('settings.attributes.saved'));
    });
  }
  const add = (
    <Button
      icon={<Plus size={14} strokeWidth={2} />}
      disabled={full}
      title={full ? t('settings.attributes.full', { n: MOST_ATTRIBUTES }) : undefined}
      onClick={() => put([...rows, { key: '', labelZh: '', labelEn: '', stored: false }])}
    >
      {t('settings.attributes.add')}
    </Button>
  );
  const said = {
    key: t('settings.attributes.keyWrong'),
    duplicate: t('settings.attributes.duplicate'),
    label: t('settings.attributes.labelMissing'),
  };

  return (
    <Column
      title={t('settings.attributes.title')}
      hint={t('settings.attributes.hint')}
      actions={rows.length > 0 ? add : null}
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={problem}
          onSave={save}
          onDiscard={() => {
            clear();
            setTried(false);
            reset();
          }}
        />
      }
    >
      {rows.length === 0 ? (
        <div className="card">
          <StateBlock
            drawing="nothing"
            title={t('settings.attributes.empty')}
            hint={t('settings.attributes.keyHint')}
          >
            {add}
          </StateBlock>
        </div>
      ) : (
        <div className="card attribute-table">
          <div className="attribute-row head" aria-hidden="true">
            <span>{t('settings.attributes.key')}</span>
            <span>{t('settings.attributes.labelZh')}</span>
            <span>{t('settings.attributes.labelEn')}</span>
            <span />
          </div>
          {rows.map((row, at) => {
            const wrong = tried ? problems[at] : null;
            const name = row.key || t('settings.attributes.newOne');
            return (
              <div key={row.stored ? row.key : at} role="group" aria-label={name}>
                <div className="attribute-row">
                  <Input
                    className="mono"
                    aria-label={`${name} ${t('settings.attributes.key')}`}
                    title={row.stored ? t('settings.attributes.keyFixed') : undefined}
                    readOnly={row.stored}
                    variant={row.stored ? 'borderless' : 'outlined'}
                    autoFocus={!row.stored && row.key === ''}
                    maxLength={40}
                    placeholder="birthday"
                    status={wrong === 'key' || wrong === 'duplicate' ? 'error' : ''}
                    value={row.key}
                    onChange={(event) => change(at, { key: event.target.value })}
                  />
                  <Input
                    lang="zh-CN"
                    aria-label={`${name} ${t('settings.attributes.labelZh')}`}
                    maxLength={60}
                    status={wrong === 'label' && !row.labelZh.trim() ? 'error' : ''}
                    value={row.labelZh}
                    onChange={(event) => change(at, { labelZh: event.target.value })}
                  />
                  <Input
                    lang="en"
                    aria-label={`${name} ${t('settings.attributes.labelEn')}`}
                    maxLength={60}
                    status={wrong === 'label' && !row.labelEn.trim() ? 'error' : ''}
                    value={row.labelEn}
                    onChange={(event) => change(at, { labelEn: event.target.value })}
                  />
                  <span className="row">
                    <IconAction
                      local
                      icon={ArrowUp}
                      label={`${name} ${t('settings.topics.up')}`}
                      why={at === 0 ? t('settings.firstAlready') : undefined}
                      onClick={() => put(movedRow(rows, at, -1))}
                    />
                    <IconAction
                      local
                      icon={ArrowDown}
                      label={`${name} ${t('settings.topics.down')}`}
                      why={at === rows.length - 1 ? t('settings.lastAlready') : undefined}
                      onClick={() => put(movedRow(rows, at, 1))}
                    />
                    <IconAction
                      local
                      icon={Trash2}
                      label={t('settings.attributes.remove', { name })}
                      onClick={() => put(rows.filter((_, index) => index !== at))}
                    />
                  </span>
                </div>
                {wrong ? (
                  <span className="wrong" role="alert">
                    {said[wrong]}
                  </span>
                ) : null}
              </div>
            );
          })}
          <p className="t12 i3">{t('settings.attributes.keyHint')}</p>
        </div>
      )}
    </Column>
  );
}
