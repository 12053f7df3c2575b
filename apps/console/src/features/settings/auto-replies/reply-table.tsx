import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../app/session';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { DataTable, type TableColumn } from '../page/data-table';
import { useSaving } from '../page/use-saving';
import { useMayAutomate } from '../spoken/use-may-automate';
import { missingLanguages } from './reply-list';
import { useAutoReplies, useAutoReplyUses, type AutoReply } from './use-auto-replies';

interface ReplyTableProps {
  replies: readonly AutoReply[];
  part: 'occasions' | 'keywords';
}

/** Auto-replies one a row; long lists draw only what is in view. */
export function ReplyTable({ replies, part }: ReplyTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { message } = App.useApp();
  const { inboxes } = useDirectory();
  const { query, put } = useAutoReplies();
  const uses = useAutoReplyUses();
  const { run } = useSaving({
    onStale: () => {
      void message.warning(t('problem.stale-edit'));
      return query.refetch();
    },
    settles: true,
    toast: true,
  });
  const mayEdit = useMayAutomate();
  const join = t('settings.nameJoin');

  /** Shown at once; what the server refuses is put back. */
  async function turn(reply: AutoReply, enabled: boolean) {
    put({ ...reply, enabled });
    const done = await run(async () => {
      const { id, version } = reply;
      put(
        await api.call('PUT /api/auto-replies/:id/enabled', { params: { id }, body: { enabled, version } }),
      );
    });
    if (!done) put(reply);
  }
  const says = (reply: AutoReply) =>
    (reply.texts.find((text) => text.language === language) ?? reply.texts[0])?.text ?? '';
  const words = (reply: AutoReply) => {
    const mine = reply.keywords.filter((one) => one.language === language);
    return (mine.length > 0 ? mine : reply.keywords).flatMap((one) => one.words).join(join);
  };
  const where = ({ inboxIds }: AutoReply) => {
    const [first] = inboxIds;
    if (!first) return t('autoReplies.allInboxes');
    if (inboxIds.length > 1) return t('autoReplies.inboxCount', { n: inboxIds.length });
    return inboxes.find(({ id }) => id === first)?.name ?? '…';
  };

  const columns: TableColumn<AutoReply>[] = [
    ...(part === 'keywords'
      ? [
          {
            key: 'priority',
            title: t('autoReplies.column.priority'),
            width: 72,
            render: (reply: AutoReply) => <span className="i2">{reply.priority}</span>,
          },
        ]
      : [
          {
            key: 'kind',
            title: t('autoReplies.column.occasion'),
            width: 120,
            render: (reply: AutoReply) => (
              <span className="cut i2">{t(`autoReplies.kind.${reply.kind}`)}</span>
            ),
          },
        ]),
    {
      key: 'name',
      title: t('autoReplies.column.name'),
      width: 168,
      render: (reply) => (
        <Link className="row-open" to={`/settings/auto-replies/${reply.id}`}>
          <span className="cut" title={reply.name}>
            {reply.name}
          </span>
        </Link>
      ),
    },
    ...(part === 'keywords'
      ? [
          {
            key: 'words',
            title: t('autoReplies.column.words'),
            render: (reply: AutoReply) => (
              <span className="cut" title={words(reply)}>
                {words(reply)}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'says',
      title: t('autoReplies.column.says'),
      ...(part === 'keywords' ? { rank: 'second' as const } : {}),
      render: (reply) => (
        <span className="cut i2" title={says(reply)}>
          {says(reply)}
        </span>
      ),
    },
    {
      key: 'languages',
      title: t('autoReplies.column.languages'),
      width: 84,
      render: (reply) => {
        const missing = missingLanguages(reply);
        return missing.length > 0 ? (
          <span className="chip soon">
            {t('autoReplies.missing', {
              language: missing.map((one) => (one === 'en' ? 'EN' : '中')).join(''),
            })}
          </span>
        ) : (
          <span className="i3" title={t('autoReplies.complete')}>
            中 / EN
          </span>
        );
      },
    },
    {
      key: 'inboxes',
      title: t('autoReplies.column.inboxes'),
      width: 96,
      rank: 'third',
      render: (reply) => <span className="cut i2">{where(reply)}</span>,
    },
    {
      key: 'used',
      title: t('autoReplies.column.used'),
      width: 84,
      align: 'end',
      render: (reply) => {
        const use = uses.get(reply.id);
        if (!use) return <span className="i3">0</span>;
        const title = t('autoReplies.usedTitle', {
          said: formats.count(use.said),
          unsaid: formats.count(use.unsaid),
        });
        return (
          <Link to={`/settings/auto-replies?tab=log&reply=${reply.id}`} title={title}>
            {formats.count(use.said)}
          </Link>
        );
      },
    },
    {
      key: 'last',
      title: t('autoReplies.column.last'),
      width: 96,
      rank: 'third',
      render: (reply) => {
        const at = uses.get(reply.id)?.lastSaidAt;
        return at ? (
          <time className="i2" dateTime={at} title={formats.full(at)}>
            {formats.short(at)}
          </time>
        ) : (
          <span className="i3">{t('autoReplies.never')}</span>
        );
      },
    },
    {
      key: 'enabled',
      title: t('autoReplies.column.enabled'),
      width: 68,
      render: (reply) => (
        <Switch
          size="small"
          checked={reply.enabled}
          disabled={!mayEdit}
          aria-label={t('autoReplies.turn', { name: reply.name })}
          title={mayEdit ? undefined : t('autoReplies.readOnly')}
          onChange={(enabled) => void turn(reply, enabled)}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={t(part === 'keywords' ? 'autoReplies.keywordsTitle' : 'autoReplies.occasions')}
      columns={columns}
      rows={replies}
      rowKey={(reply) => reply.id}
      muted={(reply) => !reply.enabled}
    />
  );
}
