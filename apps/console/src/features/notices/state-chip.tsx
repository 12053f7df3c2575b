import { useTranslation } from 'react-i18next';
import type { NoticeState } from '@yingda/contracts/names';

const LOOKS: Record<NoticeState, string> = {
  draft: '',
  scheduled: 'soon',
  running: 'accent',
  stopped: 'late',
  ended: 'ok',
};

/** How far a notice is. */
export function StateChip({ state }: { state: NoticeState }) {
  const { t } = useTranslation();
  return <span className={`chip ${LOOKS[state]}`}>{t(`notices.state.${state}`)}</span>;
}
