import { useMemo, useState } from 'react';
import { App, Button, Switch } from 'antd';
import { ArrowDown, ArrowUp, CircleStop, GripVertical, Plus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../app/session';
import { useScope } from '../../../app/use-session';
import { useFormats } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { placed } from '../page/reorder';
import { SearchField } from '../page/search-field';
import { useReorder } from '../page/use-reorder';
import { useSaving } from '../page/use-saving';
import { useMayAutomate } from '../spoken/use-may-automate';
import { formOf, type Rule } from './rule-form';
import { useRuleActivity, useRules, useVocabulary, type RuleActivity } from './use-rules';
import { useRuleWords } from './use-rule-words';
import './rules.css';

/** Rules in their order: what each does in a sentence, and how it did lately. */
export function RulesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { query } = useRules();
  const mayEdit = useMayAutomate();
  const [looked, setLooked] = useState('');
  const add = mayEdit ? (
    <Button
      type="primary"
      icon={<Plus size={14} strokeWidth={2} />}
      onClick={() => void navigate('/settings/rules/new')}
    >
      {t('rules.add')}
    </Button>
  ) : null;
  return (
    <Column
      title={t('settings.menu.rules')}
      hint={t('rules.hint')}
      wide
      actions={query.data?.length ? add : null}
    >
      <Loaded query={query} rows={5} height={60}>
        {(rules) =>
          rules.length > 0 ? (
            <>
              <div className="table-tools">
                <SearchField value={looked} placeholder={t('rules.search')} onChange={setLooked} />
                {mayEdit ? <span className="t12 i3">{t('rules.reorderHint')}</span> : null}
              </div>
              <RuleList rules={rules} looked={looked} />
            </>
          ) : (
            <div className="card">
              <StateBlock drawing="nothing" title={t('rules.empty')} hint={t('rules.emptyHint')}>
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
    </Column>
  );
}

function RuleList({ rules, looked }: { rules: Rule[]; looked: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { set, put, refresh } = useRules();
  const { run } = useAction({ toast: true });
  const ordering = useSaving({
    onStale: () => void message.warning(t('rules.orderStale')),
    settles: true,
    toast: true,
  });
  const mayEdit = useMayAutomate();
  const everybodys = useScope('automation.edit') === 'all';
  const activity = useRuleActivity();
  const vocabulary = useVocabulary().data;
  const words = useRuleWords(vocabulary);
  const asked = looked.trim().toLowerCase();
  const said = useMemo(
    () => new Map(rules.map((rule) => [rule.id, words.sentence(formOf(rule))])),
    [rules, words],
  );
  const shown = asked
    ? rules.filter((rule) => `${rule.name} ${said.get(rule.id) ?? ''}`.toLowerCase().includes(asked))
    : rules;
  // The order is everybody's; while only some are shown a place would mean nothing.
  const mayOrder = mayEdit && everybodys && !asked;

  /** Shown at once; what the server refuses is put back. */
  async function move(from: number, to: number) {
    const ordered = placed(rules, from, to);
    set(ordered.map((rule, at) => ({ ...rule, place: at + 1 })));
    await ordering.run(async () => {
      try {
        const body = { ruleIds: ordered.map(({ id }) => id) };
        set(await api.call('PUT /api/rules/order', { body }));
      } catch (thrown) {
        void refresh();
        throw thrown;
      }
    });
  }
  async function turn(rule: Rule, enabled: boolean) {
    put({ ...rule, enabled, pausedAt: null, pausedWhy: null });
    await run(async () => {
      const { id, version } = rule;
      try {
        put(await api.call('PUT /api/rules/:id/enabled', { params: { id }, body: { enabled, version } }));
      } catch (thrown) {
        void refresh();
        throw thrown;
      }
    });
  }
  const { rowProps, rowClass } = useReorder(rules.length, (from, to) => void move(from, to), mayOrder);

  if (shown.length === 0)
    return (
      <div className="card">
        <StateBlock drawing="search" title={t('rules.noneFound', { q: looked.trim() })} />
      </div>
    );
  return (
    <ol className="card rule-rows">
      {shown.map((rule) => {
        const at = rules.indexOf(rule);
        return (
          <li
            key={rule.id}
            aria-label={`${t('rules.place', { n: at + 1 })} ${rule.name}`}
            className={`${rule.enabled ? '' : 'muted'} ${rowClass(at)}`}
            {...rowProps(at)}
          >
            <span className="rule-place">
              {mayOrder ? (
                <GripVertical className="drag-handle" size={14} strokeWidth={1.75} aria-hidden="true" />
              ) : null}
              {at + 1}
            </span>
            <span className="grow col g4">
              <span className="row g8">
                <Link className="b cut" draggable={false} to={`/settings/rules/${rule.id}`}>
                  {rule.name}
                </Link>
                {rule.stopAfter ? (
                  <span className="chip" title={t('rules.stopAfter')}>
                    <CircleStop size={12} strokeWidth={2} aria-hidden="true" />
                    {t('rules.stops')}
                  </span>
                ) : null}
                {rule.pausedAt ? <span className="chip late">{t('rules.paused')}</span> : null}
              </span>
              <span className="i2 rule-said">{said.get(rule.id)}</span>
              <Doings rule={rule} activity={activity.get(rule.id)} />
            </span>
            <span className="row tools">
              {mayOrder ? (
                <>
                  <IconAction
                    icon={ArrowUp}
                    label={`${rule.name} ${t('rules.up')}`}
                    why={at === 0 ? t('settings.firstAlready') : undefined}
                    onClick={() => void move(at, at - 1)}
                  />
                  <IconAction
                    icon={ArrowDown}
                    label={`${rule.name} ${t('rules.down')}`}
                    why={at === rules.length - 1 ? t('settings.lastAlready') : undefined}
                    onClick={() => void move(at, at + 1)}
                  />
                </>
              ) : null}
              <Switch
                size="small"
                checked={rule.enabled && !rule.pausedAt}
                disabled={!mayEdit}
                aria-label={t('rules.turn', { name: rule.name })}
                title={mayEdit ? undefined : t('rules.readOnly')}
                onChange={(enabled) => void turn(rule, enabled)}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** When it last ran, how often, and what went wrong. */
function Doings({ rule, activity }: { rule: Rule; activity: RuleActivity | undefined }) {
  const { t } = useTranslation();
  const { count, short, full } = useFormats();
  if (rule.pausedAt)
    return <span className="t12 c-late">{t('rules.pausedHint', { time: full(rule.pausedAt) })}</span>;
  return (
    <span className="row g8 t12 i3 wrap">
      <span>
        {rule.lastRunAt ? t('rules.lastRun', { time: short(rule.lastRunAt) }) : t('rules.neverRan')}
      </span>
      {activity && activity.runs > 0 ? <span>{t('rules.runs', { n: count(activity.runs) })}</span> : null}
      {activity && activity.held > 0 ? (
        <span>{t('rules.heldTimes', { n: count(activity.held) })}</span>
      ) : null}
      {activity && activity.failed > 0 ? (
        <Link
          className="chip late"
          draggable={false}
          title={activity.lastFailedWhy ?? undefined}
          to={`/settings/rules/${rule.id}?log=failed`}
        >
          <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
          {t('rules.failures', { n: count(activity.failed) })}
        </Link>
      ) : null}
    </span>
  );
}
