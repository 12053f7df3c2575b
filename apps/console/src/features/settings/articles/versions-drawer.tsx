import { useState } from 'react';
import { Drawer } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { LANGUAGES } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { Loaded } from '../page/loaded';
import { OnlineButton } from '../page/online-button';
import { lineDiff, readableLines } from './line-diff';

type Version = Answer<'GET /api/articles/:id/versions'>[number];

interface VersionsDrawerProps {
  articleId: string;
  /** What readers see now. */
  current: number | null;
  mayRestore: boolean;
  onRestore: (number: number) => void;
  onClose: () => void;
}

/** What was published, newest first, each with what it changed. */
export function VersionsDrawer({ articleId, current, mayRestore, onRestore, onClose }: VersionsDrawerProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const [opened, setOpened] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ['articles', 'versions', articleId],
    queryFn: () => api.call('GET /api/articles/:id/versions', { params: { id: articleId } }),
  });
  return (
    <Drawer open size={560} className="edit-drawer" title={t('articles.versions')} onClose={onClose}>
      <Loaded query={query} rows={4}>
        {(versions) =>
          versions.length === 0 ? (
            <StateBlock drawing="nothing" title={t('articles.noVersions')} />
          ) : (
            <ul className="version-list">
              {versions.map((version, at) => (
                <li key={version.number} className="card">
                  <div className="row g8">
                    <button
                      type="button"
                      className="link-button b"
                      aria-expanded={opened === version.number}
                      onClick={() => setOpened(opened === version.number ? null : version.number)}
                    >
                      {t('articles.version', { n: version.number })}
                    </button>
                    {version.number === current ? (
                      <span className="chip accent">{t('articles.current')}</span>
                    ) : null}
                    <span className="grow cut i3 t12">
                      {t('articles.versionBy', {
                        name: version.publishedBy ?? '–',
                        time: full(version.publishedAt),
                      })}
                    </span>
                    {mayRestore ? (
                      <OnlineButton size="small" onClick={() => onRestore(version.number)}>
                        {t('articles.restore')}
                      </OnlineButton>
                    ) : null}
                  </div>
                  {version.note ? <p className="i2">{version.note}</p> : null}
                  {opened === version.number ? <Changes version={version} before={versions[at + 1]} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Changes({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = useTranslation();
  const textOf = (one: Version | undefined, language: (typeof LANGUAGES)[number]) => {
    const text = one?.texts.find((known) => known.language === language);
    return text ? `${text.title}\n${readableLines(text.html)}` : '';
  };
  return LANGUAGES.map((language) => {
    const lines = lineDiff(textOf(before, language), textOf(version, language));
    if (lines.length === 0) return null;
    return (
      <div key={language} lang={language} className="version-diff">
        <span className="i3 t12">{t(`language.${language}`)}</span>
        {lines.map(({ kind, text }, at) => {
          const Line = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'p';
          return <Line key={at}>{text}</Line>;
        })}
      </div>
    );
  });
}
