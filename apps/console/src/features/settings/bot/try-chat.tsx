import { useEffect, useRef, useState } from 'react';
import { Button, Input } from 'antd';
import { SendHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { OnlineButton } from '../page/online-button';
import type { BotPlan } from './bot-form';

type Said = Answer<'POST /api/bots/:inboxId/try'>;
interface Turn {
  text: string;
  said: Said;
}

interface TryChatProps {
  inboxId: string;
  /** What is being written, when it is complete enough to be tried. */
  plan: BotPlan | null;
  changed: boolean;
}

/** Talk to the bot as a customer: each text by itself, with why it was answered so. Nothing is stored or sent. */
export function TryChat({ inboxId, plan, changed }: TryChatProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [text, setText] = useState('');
  const [turns, setTurns] = useState<Turn[]>([]);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [turns]);

  const ask = () =>
    void run(async () => {
      const asked = text.trim();
      if (!asked) return;
      const body = { text: asked, ...(plan ? { plan } : {}) };
      const said = await api.call('POST /api/bots/:inboxId/try', { params: { inboxId }, body });
      setTurns((before) => [...before, { text: asked, said }]);
      setText('');
    });
  return (
    <section className="card try-chat" aria-label={t('bot.try.title')}>
      <header className="row g8">
        <h2 className="grow">{t('bot.try.title')}</h2>
        {turns.length > 0 ? (
          <Button size="small" type="text" onClick={() => setTurns([])}>
            {t('bot.try.again')}
          </Button>
        ) : null}
      </header>
      <div className="try-log" role="log" aria-live="polite">
        {turns.length === 0 ? <p className="i3 try-empty">{t('bot.try.empty')}</p> : null}
        {turns.map((turn, at) => (
          <TurnLines key={at} turn={turn} />
        ))}
        <div ref={end} />
      </div>
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Input
          aria-label={t('bot.try.placeholder')}
          placeholder={t('bot.try.placeholder')}
          maxLength={5_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : ask())}
        />
        <OnlineButton
          type="primary"
          loading={busy}
          aria-label={t('bot.try.send')}
          icon={<SendHorizontal size={14} strokeWidth={1.75} />}
          onClick={ask}
        />
      </div>
      <p className="t12 i3">{changed ? t(plan ? 'bot.try.draft' : 'bot.try.saved') : t('bot.try.hint')}</p>
    </section>
  );
}

function TurnLines({ turn: { text, said } }: { turn: Turn }) {
  const { t } = useTranslation();
  const join = t('settings.nameJoin');
  return (
    <div className="try-turn">
      <p className="try-mine">{text}</p>
      {said.text ? <p className="try-said">{said.text}</p> : <p className="i3">{t('bot.try.nothing')}</p>}
      {said.items.length > 0 ? (
        <ul className="try-items">
          {said.items.map((item, at) => (
            <li key={at} className="chip accent">
              {item}
            </li>
          ))}
        </ul>
      ) : null}
      <details className="try-why">
        <summary>
          {t(`bot.deed.${said.deed}`)}
          {said.handsOver ? ` · ${t(`bot.reason.${said.handsOver}`)}` : ''}
        </summary>
        {said.words.length > 0 ? <p>{t('bot.try.words', { list: said.words.join(join) })}</p> : null}
        <p>{t('bot.try.mood', { mood: t(`bot.try.moods.${said.mood}`) })}</p>
        {said.candidates.length === 0 ? <p>{t('bot.try.noArticle')}</p> : null}
        <ol>
          {said.candidates.map((candidate) => (
            <li key={candidate.key} className={candidate.score >= said.threshold ? '' : 'i3'}>
              <span className="grow cut" title={candidate.title}>
                {candidate.title}
              </span>
              <span className="nw">
                {t('bot.try.score', { score: candidate.score })}{' '}
                {candidate.score >= said.threshold
                  ? t('bot.try.enough')
                  : t('bot.try.below', { threshold: said.threshold })}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
