import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { useSaving } from '../page/use-saving';
import { useMay } from '../../../app/use-session';
import { useMayAutomate } from '../spoken/use-may-automate';
import { AssistantSection } from './assistant-section';
import { formOf, planOf, type BotRecord } from './bot-form';
import { useBots } from './use-bots';

/** The bot of every inbox: on or off, when, and how far it is set up. */
export function BotsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const { inboxes } = useDirectory();
  const { query, put } = useBots();
  const { run } = useSaving({
    onStale: () => {
      void message.warning(t('bot.stale'));
      return query.refetch();
    },
    settles: true,
    toast: true,
  });
  const mayEdit = useMayAutomate();
  const maySwitch = useMay('assistant.edit');
  const inboxOf = (bot: BotRecord) => inboxes.find(({ id }) => id === bot.inboxId);
  const nameOf = (bot: BotRecord) => inboxOf(bot)?.name ?? '…';

  /** Shown at once; what the server refuses is put back. */
  async function turn(bot: BotRecord, active: boolean) {
    put({ ...bot, active });
    const done = await run(async () => {
      const body = { ...planOf(formOf(bot)), active, version: bot.version };
      put(await api.call('PUT /api/bots/:inboxId', { params: { inboxId: bot.inboxId }, body }));
    });
    if (!done) put(bot);
  }

  const columns: TableColumn<BotRecord>[] = [
    {
      key: 'inbox',
      title: t('bot.column.inbox'),
      render: (bot) => (
        <Link className="row-open" to={`/settings/bot/${bot.inboxId}`}>
          <span className="cut">{nameOf(bot)}</span>
        </Link>
      ),
    },
    {
      key: 'active',
      title: t('bot.column.active'),
      width: 72,
      render: (bot) => (
        <Switch
          size="small"
          checked={bot.active}
          disabled={!mayEdit}
          aria-label={t('bot.turn', { name: nameOf(bot) })}
          title={mayEdit ? undefined : t('bot.readOnly')}
          onChange={(active) => void turn(bot, active)}
        />
      ),
    },
    {
      key: 'duty',
      title: t('bot.column.duty'),
      width: 168,
      render: (bot) => <span className="cut i2">{t(`bot.duties.${bot.duty}`)}</span>,
    },
    {
      key: 'name',
      title: t('bot.column.name'),
      width: 112,
      rank: 'second',
      render: (bot) => <span className="cut i2">{language === 'en' ? bot.name.en : bot.name.zh}</span>,
    },
    {
      key: 'menu',
      title: t('bot.column.menu'),
      width: 80,
      align: 'end',
      rank: 'second',
      render: (bot) => (bot.menu.length ? t('bot.items', { n: bot.menu.length }) : t('bot.noItems')),
    },
    {
      key: 'questions',
      title: t('bot.column.questions'),
      width: 88,
      align: 'end',
      rank: 'third',
      render: (bot) =>
        bot.questions.length ? t('bot.items', { n: bot.questions.length }) : t('bot.noItems'),
    },
    {
      key: 'threshold',
      title: t('bot.column.threshold'),
      width: 96,
      align: 'end',
      rank: 'third',
      render: (bot) => t('bot.thresholdAt', { n: bot.threshold }),
    },
  ];
  return (
    <Column title={t('settings.menu.bot')} hint={t('bot.hint')} wide>
      <Loaded query={query} rows={4}>
        {(bots) =>
          bots.length > 0 ? (
            <DataTable
              label={t('settings.menu.bot')}
              columns={columns}
              rows={bots}
              rowKey={(bot) => bot.inboxId}
              muted={(bot) => !bot.active}
            />
          ) : (
            <div className="card">
              <StateBlock drawing="nothing" title={t('bot.empty')} hint={t('bot.emptyHint')} />
            </div>
          )
        }
      </Loaded>
      <AssistantSection mayEdit={maySwitch} />
    </Column>
  );
}
