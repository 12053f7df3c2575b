import { useRef, useState } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api, replaceMe } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { Avatar } from '../../../parts/avatar';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { OnlineButton } from '../page/online-button';

/** The own picture: stored at once, customers and colleagues see it from then on. */
export function PhotoField() {
  const { t } = useTranslation();
  const me = useMe();
  const file = useRef<HTMLInputElement>(null);
  const [busyWith, setBusyWith] = useState<'change' | 'remove' | null>(null);
  const { message } = App.useApp();
  const { run, problem } = useAction();

  async function change(chosen: File | undefined) {
    if (!chosen) return;
    setBusyWith('change');
    await run(async () => {
      if (chosen.size > LIMITS.imageBytes) throw new Problem('file-too-large');
      const body = new FormData();
      body.append('file', chosen);
      const stored: Answer<'POST /api/attachments'> = await api.call('POST /api/attachments', { body });
      replaceMe(await api.call('PATCH /api/me', { body: { avatarAttachmentId: stored.id } }));
      void message.success(t('settings.profile.photoChanged'));
    });
    setBusyWith(null);
  }

  async function remove() {
    setBusyWith('remove');
    await run(async () => {
      replaceMe(await api.call('PATCH /api/me', { body: { avatarAttachmentId: null } }));
      void message.success(t('settings.profile.photoRemoved'));
    });
    setBusyWith(null);
  }

  return (
    <div className="photo-field">
      <Avatar id={me.id} name={me.name} url={me.avatarUrl} size={56} />
      <div className="col g4">
        <span className="row g8">
          <OnlineButton loading={busyWith === 'change'} onClick={() => file.current?.click()}>
            {t('settings.profile.changePhoto')}
          </OnlineButton>
          {me.avatarUrl ? (
            <OnlineButton type="text" loading={busyWith === 'remove'} onClick={() => void remove()}>
              {t('settings.profile.removePhoto')}
            </OnlineButton>
          ) : null}
        </span>
        <span className="t12 i3">{t('settings.profile.photoHint')}</span>
        <ErrorLine problem={problem} />
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={t('settings.profile.photo')}
        onChange={(event) => {
          void change(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
