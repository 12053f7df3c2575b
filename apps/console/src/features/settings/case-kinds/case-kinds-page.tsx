import { useState } from 'react';
import { App, Button, Switch } from 'antd';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useScope } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { useAction } from '../../../parts/use-action';
import { useSpanText } from '../../cases/use-span-text';
import type { CaseKind } from '../../cases/use-cases';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { placed } from '../page/reorder';
import { CausesSection } from './causes-section';
import { KindDrawer } from './kind-drawer';
import { kindFormOf } from './kind-form';
import { LimitsSection } from './limits-section';
import { TimesSection } from './times-section';
import { placeKind, useKinds } from './use-kinds';
import { WordsSection } from './words-section';
import '../service-levels/service-levels.css';
import './case-kinds.css';

/** Kinds of cases with their forms and times; what lifts a case; who decides how much; causes. */
export function CaseKindsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const spanText = useSpanText();
  const { query, set, refresh } = useKinds();
  const { run } = useAction({ toast: true });
  const mayEdit = useScope('case-policy.edit') === 'all';
  const [edited, setEdited] = useState<CaseKind | 'new' | null>(null);
  const why = mayEdit ? undefined : t('caseKinds.readOnly');

  /** Shown at once; what the server refuses is put back. */
  async function store(shown: CaseKind[], work: () => Promise<unknown>) {
    set(shown);
    await run(work);
    void refresh();
  }
  const move = (kinds: CaseKind[], at: number, by: -1 | 1) => {
    const ordered = placed(kinds, at, at + by);
    const key = kinds[at]?.key ?? '';
    void store(ordered, () => placeKind(key, ordered[at + by + 1]?.key ?? null));
  };
  const use = (kinds: CaseKind[], kind: CaseKind, active: boolean) =>
    void store(
      kinds.map((one) => (one.key === kind.key ? { ...one, active } : one)),
      () =>
        api.call('PUT /api/case-kinds/:key', {
          params: { key: kind.key },
          body: { ...kindFormOf(kind), active, version: kind.version },
        }),
    );
  return (
    <Column
      title={t('settings.menu.caseKinds')}
      hint={t('caseKinds.hint')}
      actions={
        mayEdit ? (
          <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
            {t('caseKinds.add')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} rows={6} height={56}>
        {(kinds) => (
          <ol className="card policy-list">
            {kinds.map((kind, at) => {
              const name = language === 'en' ? kind.name.en : kind.name.zh;
              return (
                <li key={kind.key} className={kind.active ? '' : 'muted'}>
                  <button type="button" className="policy-open" onClick={() => setEdited(kind)}>
                    <span className="row g8">
                      <span className="b cut">{name}</span>
                      {kind.offered ? (
                        <span className="chip accent">{t('caseKinds.offeredShort')}</span>
                      ) : null}
                      {kind.confidential ? (
                        <span className="chip soon">{t('cases.confidential')}</span>
                      ) : null}
                      {kind.level > 1 ? (
                        <span className="chip soon">{t('cases.level', { n: kind.level })}</span>
                      ) : null}
                    </span>
                    <span className="i2 cut">
                      {[
                        t('caseKinds.answerIn', { time: spanText(kind.deadlines.answerMinutes) }),
                        t('caseKinds.resultIn', { time: spanText(kind.deadlines.resultMinutes) }),
                        kind.deadlines.followUpMinutes
                          ? t('caseKinds.followUpIn', { time: spanText(kind.deadlines.followUpMinutes) })
                          : t('caseKinds.noFollowUp'),
                        t(`serviceLevels.times.${kind.time}`),
                      ].join(' · ')}
                    </span>
                  </button>
                  <span className="row tools">
                    <IconAction
                      icon={ArrowUp}
                      label={`${name} ${t('surveyForms.up')}`}
                      why={why ?? (at === 0 ? t('settings.firstAlready') : undefined)}
                      onClick={() => move(kinds, at, -1)}
                    />
                    <IconAction
                      icon={ArrowDown}
                      label={`${name} ${t('surveyForms.down')}`}
                      why={why ?? (at === kinds.length - 1 ? t('settings.lastAlready') : undefined)}
                      onClick={() => move(kinds, at, 1)}
                    />
                    <Switch
                      size="small"
                      checked={kind.active}
                      disabled={!mayEdit}
                      title={why ?? t('caseKinds.active')}
                      aria-label={`${name} ${t('caseKinds.active')}`}
                      onChange={(active) => use(kinds, kind, active)}
                    />
                  </span>
                </li>
              );
            })}
          </ol>
        )}
      </Loaded>
      <WordsSection readOnly={!mayEdit} />
      <LimitsSection readOnly={!mayEdit} />
      <TimesSection readOnly={!mayEdit} />
      <CausesSection readOnly={!mayEdit} />
      {edited ? (
        <KindDrawer
          kind={edited === 'new' ? null : edited}
          known={query.data ?? []}
          readOnly={!mayEdit}
          onSaved={() => {
            setEdited(null);
            void refresh();
            void message.success(t('common.saved'), 2);
          }}
          onStale={() => {
            setEdited(null);
            void refresh();
            void message.warning(t('problem.stale-edit'), 6);
          }}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Column>
  );
}
