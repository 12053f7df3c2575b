import { Button, Dropdown, type MenuProps } from 'antd';
import { ChevronUp, Ellipsis, MessageSquare, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChevronLeft } from 'lucide-react';
import { useLanguage } from '../../i18n/use-texts';
import { useOnline } from '../../live/use-live';
import { copyText } from '../../parts/copy-button';
import type { CaseDialogName } from './case-dialogs';
import type { CaseDetail } from './use-cases';
import { useCaseReport } from './use-case-report';

interface CaseHeadProps {
  one: CaseDetail;
  chatShown: boolean;
  onChat: (() => void) | null;
  onDialog: (dialog: CaseDialogName) => void;
}

const LEVELS = ['first', 'second', 'third'] as const;

type HeadDeed = Extract<CaseDialogName, 'edit' | 'pause' | 'hand-over' | 'withdraw' | 'reopen'>;

/** Number, title, kind and level; at the right what may be done at any stage. */
export function CaseHead({ one, chatShown, onChat, onDialog }: CaseHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const online = useOnline();
  const report = useCaseReport(one);
  const may = new Set(one.may);
  const entry = (key: HeadDeed, shown: boolean) =>
    shown ? [{ key, label: t(`cases.deed.${key}`), disabled: !online }] : [];
  const items: MenuProps['items'] = [
    ...entry('edit', may.has('edit')),
    ...entry('pause', may.has('pause')),
    ...entry('hand-over', may.has('hand-over')),
    ...entry('withdraw', may.has('withdraw')),
    ...entry('reopen', may.has('reopen')),
    { key: 'pdf', label: t('cases.pdf'), disabled: !online },
    { type: 'divider' },
    { key: 'copy', label: t('cases.copyLink') },
  ];
  function choose(key: string) {
    if (key === 'pdf') return void report.savePdf();
    if (key === 'copy') return void copyText(`${location.origin}/console/cases/${one.id}`);
    onDialog(key as CaseDialogName);
  }
  return (
    <header className="page-head case-head">
      <Link className="icon-button" to="/cases" aria-label={t('cases.backToList')} style={{ marginLeft: -8 }}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
      </Link>
      <h1>{one.number}</h1>
      <span className="i2 t14 cut" title={one.title}>
        {one.title}
      </span>
      <span className="chip">{language === 'en' ? one.kindName.en : one.kindName.zh}</span>
      {one.category === 'safety' ? <span className="chip late">{t('cases.safety')}</span> : null}
      {one.external ? <span className="chip late">{t('cases.external')}</span> : null}
      {one.confidential ? <span className="chip soon">{t('cases.confidential')}</span> : null}
      <span className={`chip${one.level === 3 ? ' late' : one.level === 2 ? ' soon' : ''}`}>
        {t(`cases.levelOf.${LEVELS[one.level - 1] ?? 'first'}`)}
      </span>
      {one.reopenedCount > 0 ? (
        <span className="chip soon">{t('cases.reopenedShort', { n: one.reopenedCount })}</span>
      ) : null}
      <span className="grow" />
      <span className="case-head-tools">
        {onChat ? (
          <Button
            type="text"
            size="small"
            aria-pressed={chatShown}
            icon={<MessageSquare size={14} strokeWidth={1.75} />}
            onClick={onChat}
          >
            {t('cases.chat')}
          </Button>
        ) : null}
        <Button
          type="text"
          size="small"
          disabled={!online}
          loading={report.busy}
          icon={<Printer size={14} strokeWidth={1.75} />}
          onClick={() => void report.print()}
        >
          {t('cases.print')}
        </Button>
        {may.has('escalate') ? (
          <Button
            size="small"
            disabled={!online}
            icon={<ChevronUp size={14} strokeWidth={1.75} />}
            onClick={() => onDialog('escalate')}
          >
            {t('cases.deed.escalate')}
          </Button>
        ) : null}
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{ items, onClick: ({ key }) => choose(key) }}
        >
          <button type="button" className="icon-button" aria-label={t('cases.more')}>
            <Ellipsis size={16} strokeWidth={1.75} />
          </button>
        </Dropdown>
      </span>
    </header>
  );
}
