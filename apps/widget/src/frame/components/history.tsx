import { t } from '../i18n/texts';
import { Header } from './header';
import { ChatLine } from './home';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

/** The shopper's earlier matters. */
export function History() {
  const widget = useWidget();
  const history = useShown((state) => state.history);
  const next = useShown((state) => state.historyNext);
  const failed = useShown((state) => state.historyFailed);
  const isVisitor = useShown((state) => state.isVisitor);
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const lines = [...document.querySelectorAll<HTMLElement>('.list .line')];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    lines[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <>
      <Header
        title={t('history.title')}
        {...(isVisitor ? { line: t('history.hint') } : {})}
        onBack={() => widget.screens.home()}
      />
      <NetBar />
      <div class="scroll">
        {history?.length === 0 && <p class="quiet">{t('history.empty')}</p>}
        {history === null && !failed && (
          <p class="quiet" role="status">
            {t('loading')}
          </p>
        )}
        {failed && (
          <p class="quiet" role="alert">
            {t('history.failed')}{' '}
            <button type="button" class="link" onClick={() => void widget.history.refresh()}>
              {t('retry')}
            </button>
          </p>
        )}
        <ul class="list" onKeyDown={move}>
          {history?.map((conversation) => (
            <li key={conversation.id}>
              <ChatLine conversation={conversation} />
            </li>
          ))}
        </ul>
        {next !== null && (
          <button type="button" class="link wide" onClick={() => void widget.history.more()}>
            {t('history.more')}
          </button>
        )}
      </div>
      <div class="foot">
        <button type="button" class="primary" onClick={() => widget.screens.startNew()}>
          {t('history.new')}
        </button>
      </div>
    </>
  );
}
