import { useState } from 'react';
import { Button, Checkbox, Segmented } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { CasesNav } from '../cases/cases-nav';
import { useHearCases } from '../cases/use-hear-cases';
import { NoPermission } from '../settings/page/no-permission';
import { ActionDialog } from './action-dialog';
import { ActionLine } from './action-line';
import { ACTION_VIEWS, type ActionView, useActionList } from './use-case-actions';
import '../cases/cases.css';

/** What is done so that something found is put right, or does not come again; and whether it helped. */
export function ActionsPage() {
  const { t } = useTranslation();
  const edits = useMay('action.edit');
  const verifies = useMay('action.verify');
  return edits || verifies ? <List mayAdd={edits} /> : <NoPermission object={t('actions.title')} />;
}

function List({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation();
  const [view, setView] = useState<ActionView>('open');
  const [mine, setMine] = useState(false);
  const [adding, setAdding] = useState(false);
  const list = useActionList(view, mine);
  // A handler does their own actions; setting one going is for those who see cases.
  const readsCases = useMay('case.read');
  useHearCases();
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('actions.title')}</h1>
          <span className="i2 t12 cut">{t('actions.hint')}</span>
        </span>
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          {t('actions.mine')}
        </Checkbox>
        <Segmented<ActionView>
          aria-label={t('actions.title')}
          value={view}
          onChange={setView}
          options={ACTION_VIEWS.map((value) => ({ value, label: t(`actions.view.${value}`) }))}
        />
        {mayAdd && readsCases ? (
          <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setAdding(true)}>
            {t('actions.add')}
          </Button>
        ) : null}
      </header>
      <CasesNav />
      <div className="page-body case-list-body">
        <PagedList
          pages={list}
          loading={{ rows: 6, height: 56 }}
          failed={t('actions.failed')}
          empty={
            <StateBlock drawing="nothing" title={t(`actions.none.${view}`)} hint={t('actions.noneHint')} />
          }
        >
          {items?.length ? (
            <ul aria-label={t('actions.title')}>
              {items.map((action) => (
                <ActionLine key={action.id} action={action} />
              ))}
            </ul>
          ) : null}
        </PagedList>
      </div>
      {adding ? <ActionDialog of={null} onClose={() => setAdding(false)} /> : null}
    </main>
  );
}
