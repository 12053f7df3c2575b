import { useState } from 'react';
import { App, Button, Drawer } from 'antd';
import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { useMayAutomate } from '../spoken/use-may-automate';
import { AnsweringSection, GeneralSection, WordsSection } from './bot-sections';
import { ContainmentSection } from './containment-section';
import { CollectingSection } from './collecting-section';
import { botProblem, formOf, planOf, type BotRecord } from './bot-form';
import { MenuSection } from './menu-section';
import { TryChat } from './try-chat';
import { useBots } from './use-bots';
import './bot.css';

/** The bot of one inbox, with a place to talk to it. */
export function BotPage() {
  const { inboxId = '' } = useParams();
  const { t } = useTranslation();
  const { query, put } = useBots();
  const bot = query.data?.find((one) => one.inboxId === inboxId);
  if (!bot)
    return (
      <Column title={t('settings.menu.bot')} back={{ to: '/settings/bot', label: t('bot.back') }}>
        <Loaded query={query} rows={6}>
          {() => <p className="notice">{t('bot.empty')}</p>}
        </Loaded>
      </Column>
    );
  return <Editor key={inboxId} stored={bot} onStored={put} onStale={() => query.refetch()} />;
}

interface EditorProps {
  stored: BotRecord;
  onStored: (stored: BotRecord) => void;
  onStale: () => Promise<unknown>;
}

function Editor({ stored, onStored, onStale }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { inboxes } = useDirectory();
  const readOnly = !useMayAutomate();
  const { draft, edit, changed, reset, overtaken } = useEdits(formOf(stored));
  const { run, busy, problem, clear, stale } = useSaving({ onStale });
  const [trying, setTrying] = useState(false);
  const { inboxId } = stored;
  const name = inboxes.find(({ id }) => id === inboxId)?.name ?? '…';
  const wrong = botProblem(draft);
  const why = wrong ? t(`bot.wrong.${wrong.part}`, 'n' in wrong ? { n: wrong.n } : {}) : undefined;

  const save = () =>
    run(async () => {
      const body = { ...planOf(draft), version: stored.version };
      const saved = await api.call('PUT /api/bots/:inboxId', { params: { inboxId }, body });
      // What is written in the server's own way is not a change of mine.
      edit(formOf(saved));
      onStored(saved);
      void message.success(t('bot.saved'));
    });
  const parts = { form: draft, edit, readOnly };
  const chat = (
    <TryChat inboxId={inboxId} plan={changed && !wrong ? planOf(draft) : null} changed={changed} />
  );
  return (
    <Column
      title={t('bot.of', { name })}
      back={{ to: '/settings/bot', label: t('bot.back') }}
      actions={
        <Button
          className="preview-button"
          icon={<MessageCircle size={14} strokeWidth={1.75} />}
          onClick={() => setTrying(true)}
        >
          {t('bot.try.title')}
        </Button>
      }
      aside={<aside className="preview-column">{chat}</aside>}
      foot={
        readOnly ? null : (
          <UnsavedBar
            changed={changed}
            busy={busy}
            problem={stale ? null : problem}
            why={changed ? why : undefined}
            onSave={save}
            onDiscard={() => {
              clear();
              reset();
            }}
          />
        )
      }
    >
      {readOnly ? <p className="notice">{t('bot.readOnly')}</p> : null}
      {overtaken ? (
        <p className="notice soon" role="alert">
          {t('bot.stale')}
        </p>
      ) : null}
      {stored.version === 0 ? <p className="notice">{t('bot.never')}</p> : null}
      <ContainmentSection inboxId={inboxId} />
      <GeneralSection {...parts} />
      <MenuSection {...parts} />
      <AnsweringSection {...parts} />
      <CollectingSection {...parts} />
      <WordsSection {...parts} />
      <Drawer
        open={trying}
        size={432}
        className="edit-drawer"
        title={t('bot.try.title')}
        onClose={() => setTrying(false)}
        destroyOnHidden
      >
        {chat}
      </Drawer>
    </Column>
  );
}
