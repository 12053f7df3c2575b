import { useMemo, useState } from 'react';
import { App, Button, Input, Modal } from 'antd';
import { ExternalLink, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { LANGUAGES } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { OnlineButton } from '../page/online-button';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { articleProblem, bodyOf, formOf, textField } from './article-form';

import { MetaSection } from './meta-section';
import { TextCard } from './text-card';
import { useArticleActs } from './use-article-acts';
import { BACK, titleIn, useArticle, useArticleRights, type ArticleRecord } from './use-articles';
import { VersionsDrawer } from './versions-drawer';

/** Both languages side by side, then for whom it is; publishing apart from saving. */
export function ArticleEditor({ stored, category }: { stored: ArticleRecord | null; category: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const language = useLanguage();
  const [address] = useSearchParams();
  const { writes, publishes } = useArticleRights();
  const { query, put } = useArticle(stored?.id ?? null);
  const [asked] = useState(() => {
    const text = address.get('asked');
    return text
      ? { text, language: address.get('language') === 'en' ? ('en' as const) : ('zh-CN' as const) }
      : undefined;
  });
  const storedForm = useMemo(
    () => formOf(stored, { category, ...(asked ? { asked } : {}) }),
    [stored, category, asked],
  );
  const { draft, edit, changed, reset, overtaken } = useEdits(storedForm);
  const { run, busy, problem, clear, stale } = useSaving({ onStale: query.refetch });
  const pictures = useAction({ toast: true });
  const acts = useArticleActs({ put, reload: () => query.refetch() });
  const [done, setDone] = useState(false);
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const [versions, setVersions] = useState(false);
  const wrong = articleProblem(draft);
  const writing = changed || !stored;
  const why = wrong
    ? wrong.part === 'body'
      ? t('articles.wrong.body', { language: t(`language.${wrong.language}`) })
      : t(`articles.wrong.${wrong.part}`)
    : undefined;

  async function store(): Promise<ArticleRecord> {
    const body = bodyOf(draft, stored?.version);
    const saved = stored
      ? await api.call('PUT /api/articles/:id', { params: { id: stored.id }, body })
      : await api.call('POST /api/articles', { body });
    edit(formOf(saved, { category }));
    put(saved);
    return saved;
  }
  const save = () =>
    run(async () => {
      setDone(true);
      const saved = await store().catch((thrown: unknown) => {
        setDone(false);
        throw thrown;
      });
      void message.success(t('articles.saved'));
      if (!stored) void navigate(`${BACK}/${saved.id}`, { replace: true });
      setTimeout(() => setDone(false));
    });
  const publish = () =>
    run(async () => {
      setDone(true);
      const record = writing ? await store() : stored!;
      await acts.publish(record, note);
      setAsking(false);
      setNote('');
      if (!stored) void navigate(`${BACK}/${record.id}`, { replace: true });
      setTimeout(() => setDone(false));
    });
  async function onPicture(file: File): Promise<string | null> {
    let url: string | null = null;
    await pictures.run(async () => {
      const body = new FormData();
      body.append('file', file);
      url = (await api.call('POST /api/articles/images', { body })).url;
    });
    return url;
  }
  return (
    <Column
      wide
      title={stored ? titleIn(stored, language) : t('articles.newTitle')}
      back={{ to: BACK, label: t('articles.back') }}
      actions={
        <Acts
          stored={stored}
          rights={{ publishes, writing, why }}
          acts={acts}
          onVersions={() => setVersions(true)}
          onPublish={() => setAsking(true)}
        />
      }
      foot={
        writes ? (
          <UnsavedBar
            changed={writing && !done}
            busy={busy}
            problem={stale ? null : problem}
            why={why}
            onSave={save}
            onDiscard={() => {
              clear();
              reset();
              if (stored) return;
              setDone(true);
              setTimeout(() => void navigate(BACK));
            }}
          />
        ) : null
      }
    >
      {writes ? null : <p className="notice">{t('articles.readOnly')}</p>}
      {overtaken ? (
        <p className="notice soon" role="alert">
          {t('articles.stale')}
        </p>
      ) : null}
      {stored ? <Standing stored={stored} /> : null}
      <div className="article-texts">
        {LANGUAGES.map((one) => (
          <TextCard
            key={one}
            language={one}
            readOnly={!writes}
            text={draft[textField(one)]}
            onChange={(text) => edit({ [textField(one)]: text })}
            onPicture={onPicture}
          />
        ))}
      </div>
      <MetaSection form={draft} readOnly={!writes} all={publishes} edit={edit} />
      {versions && stored ? (
        <VersionsDrawer
          articleId={stored.id}
          current={stored.publishedNumber}
          mayRestore={writes && !changed && stored.state !== 'archived'}
          onRestore={(number) => {
            setVersions(false);
            void acts.restore(stored, number);
          }}
          onClose={() => setVersions(false)}
        />
      ) : null}
      <Modal
        open={asking}
        title={t('articles.publishTitle')}
        okText={writing ? t('articles.savePublish') : t('articles.publish')}
        confirmLoading={busy || acts.busy}
        onOk={() => void publish()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="i2">{t('articles.publishHint')}</p>
        <Input.TextArea
          autoFocus
          aria-label={t('articles.note')}
          placeholder={t('articles.note')}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Modal>
    </Column>
  );
}

interface ActsProps {
  stored: ArticleRecord | null;
  rights: { publishes: boolean; writing: boolean; why: string | undefined };
  acts: ReturnType<typeof useArticleActs>;
  onVersions: () => void;
  onPublish: () => void;
}

function Acts({ stored, rights, acts, onVersions, onPublish }: ActsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { inboxes } = useDirectory();
  const inbox = inboxes.find(({ id }) => stored?.inboxIds.includes(id)) ?? inboxes[0];
  const { publishes, writing, why } = rights;
  const visible = stored?.state === 'published' && stored.audience === 'public' && inbox;
  return (
    <>
      {visible ? (
        <Button
          href={`/help/${inbox.key}/${stored.key ?? stored.id}?lang=${language}`}
          target="_blank"
          rel="noopener"
          icon={<ExternalLink size={14} strokeWidth={1.75} />}
        >
          {t('articles.preview')}
        </Button>
      ) : null}
      {stored ? (
        <Button icon={<History size={14} strokeWidth={1.75} />} onClick={onVersions}>
          {t('articles.versions')}
        </Button>
      ) : null}
      {publishes && stored?.state === 'published' && !writing ? (
        <OnlineButton danger loading={acts.busy} onClick={() => void acts.archive(stored)}>
          {t('articles.archive')}
        </OnlineButton>
      ) : null}
      {publishes && stored?.reviewDue && !writing ? (
        <OnlineButton loading={acts.busy} onClick={() => void acts.confirm(stored)}>
          {t('articles.reviewed')}
        </OnlineButton>
      ) : null}
      {publishes && (writing || stored?.changed || stored?.state !== 'published') ? (
        <OnlineButton type="primary" why={why} onClick={onPublish}>
          {t('articles.publish')}
        </OnlineButton>
      ) : null}
    </>
  );
}

/** How it stands: state, unpublished changes, review, words without a value. */
function Standing({ stored }: { stored: ArticleRecord }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  return (
    <div className="article-standing row g8 wrap">
      <span className={`chip${stored.state === 'published' ? ' accent' : ''}`}>
        {t(`articles.state.${stored.state}`)}
      </span>
      {stored.publishedNumber ? (
        <span className="i3">{t('articles.version', { n: stored.publishedNumber })}</span>
      ) : null}
      {stored.changed && stored.state === 'published' ? (
        <span className="chip soon">{t('articles.changed')}</span>
      ) : null}
      {stored.reviewDue ? (
        <span className="chip soon">{t('articles.overdue')}</span>
      ) : stored.reviewAt ? (
        <span className="i3">{t('articles.nextReview', { time: full(stored.reviewAt) })}</span>
      ) : null}
      {stored.missing.map((language) => (
        <span key={language} className="i3">
          {t('articles.missingText', { language: t(`language.${language}`) })}
        </span>
      ))}
      {stored.unknownVariables.length > 0 ? (
        <span className="chip soon">
          {t('articles.unknown', { names: stored.unknownVariables.join(', ') })}
        </span>
      ) : null}
    </div>
  );
}
