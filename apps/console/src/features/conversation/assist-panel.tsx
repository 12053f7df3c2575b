import { App, Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../parts/error-line';
import { assistDeeds, type AssistDeed } from './assist-deeds';
import type { ComposerAidProps } from './composer-aids';
import { useAssist, type Suggestion } from './use-assist';

/** First what can be asked for; then what was suggested, marked, with where it is from and what to do with it. */
export function AssistPanel({ composer, row, onDone }: ComposerAidProps & { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { ask, asked, suggestion, busy, problem, forget } = useAssist(row.id);
  const mine = i18n.language === 'en' ? 'en' : 'zh-CN';
  if (!asked)
    return (
      <AssistMenu
        deeds={assistDeeds({ row, draft: composer.text, mine })}
        onAsk={(deed) => void ask(deed.ask)}
      />
    );
  return (
    <div className="assist-panel">
      {busy ? (
        <p className="assist-working" role="status">
          <Spin size="small" /> {t('assist.working')}
        </p>
      ) : null}
      <ErrorLine problem={problem} />
      {suggestion ? <AssistResult suggestion={suggestion} /> : null}
      <div className="assist-deeds">
        {suggestion ? (
          <Use suggestion={suggestion} composer={composer} drafted={Boolean(asked.draft)} onDone={onDone} />
        ) : null}
        <Button size="small" type="text" disabled={busy} onClick={() => void ask(asked)}>
          {t('assist.again')}
        </Button>
        <Button size="small" type="text" onClick={forget}>
          {t('assist.back')}
        </Button>
      </div>
    </div>
  );
}

function AssistMenu({ deeds, onAsk }: { deeds: AssistDeed[]; onAsk: (deed: AssistDeed) => void }) {
  const { t } = useTranslation();
  const named = (deed: AssistDeed) => {
    if (deed.key === 'tone') return t(`assist.tones.${deed.tone}`);
    if (deed.key !== 'translateDraft') return t(`assist.deeds.${deed.key}`);
    return t('assist.deeds.translateDraft', { language: t(`assist.languages.${deed.language}`) });
  };
  const tones = deeds.filter(({ key }) => key === 'tone');
  const button = (deed: AssistDeed) => (
    <button
      key={`${deed.key} ${named(deed)}`}
      type="button"
      className="assist-deed"
      onClick={() => onAsk(deed)}
    >
      {named(deed)}
    </button>
  );
  return (
    <div className="assist-menu">
      {deeds.filter(({ key }) => key !== 'tone').map(button)}
      {tones.length > 0 ? <span className="i3 t12">{t('assist.tone')}</span> : null}
      {tones.map(button)}
    </div>
  );
}

function AssistResult({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation();
  const { text, sources, masked, model } = suggestion;
  return (
    <>
      <p className="assist-mark t12">
        {t('assist.mark')} <span className="i3">{model}</span>
      </p>
      <div className="assist-text" tabIndex={0}>
        {text}
      </div>
      {sources.length > 0 ? (
        <p className="t12 i3">
          {t('assist.sources')}:{' '}
          {sources.map(({ kind, title }) => `${t(`assist.source.${kind}`)} ${title}`).join(' · ')}
        </p>
      ) : null}
      {masked > 0 ? <p className="t12 i3">{t('assist.masked', { n: masked })}</p> : null}
    </>
  );
}

interface UseProps {
  suggestion: Suggestion;
  composer: ComposerAidProps['composer'];
  /** It was made of what is typed, and stands for it. */
  drafted: boolean;
  onDone: () => void;
}

/** Into the text or the clipboard; the person sends it. */
function Use({ suggestion, composer, drafted, onDone }: UseProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { text } = suggestion;
  const replaces = drafted && composer.text.trim() !== '';
  const put = () => {
    if (replaces) composer.type(text, text.length);
    else composer.insert(text);
    onDone();
  };
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => void message.success(t('assist.copied'), 2),
      () => undefined,
    );
  return (
    <>
      <Button size="small" type="primary" onClick={put}>
        {replaces ? t('assist.replace') : t('assist.insert')}
      </Button>
      <Button size="small" onClick={() => void copy()}>
        {t('assist.copy')}
      </Button>
    </>
  );
}
