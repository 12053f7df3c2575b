import { useTranslation } from 'react-i18next';
import type { ImportRecord } from './upload';

/** The state as a word, with a bar while lines are read. */
export function ImportState({ record }: { record: ImportRecord }) {
  const { t } = useTranslation();
  const { state, bytes, readBytes, failed } = record;
  if (state === 'running') {
    const share = bytes > 0 ? Math.floor((readBytes / bytes) * 100) : 0;
    return (
      <span className="import-progress">
        <progress max={100} value={share} aria-label={t('settings.imports.states.running')} />
        {share}%
      </span>
    );
  }
  const kind = state === 'stopped' ? 'bad' : state === 'done' ? (failed > 0 ? 'warn' : 'ok') : '';
  return <span className={`chip ${kind}`}>{t(`settings.imports.states.${state}`)}</span>;
}
