import { useEffect, useRef, useState } from 'react';
import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VoiceContent } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useAttachmentUrl } from './attachment-url';

/** The recording that plays now; starting another one stops it. */
let playing: HTMLAudioElement | null = null;

export function Voice({ content }: { content: VoiceContent }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { url, failed } = useAttachmentUrl(content.attachmentId);
  const audio = useRef<HTMLAudioElement | null>(null);
  const [on, setOn] = useState(false);
  const [share, setShare] = useState(0);
  const [broken, setBroken] = useState(false);
  const seconds = Math.round((content.attachment?.durationMs ?? 0) / 1000);

  useEffect(() => () => audio.current?.pause(), []);

  function toggle() {
    if (!url) return;
    if (!audio.current) {
      const element = new Audio(url);
      element.ontimeupdate = () =>
        setShare(element.currentTime / (Number.isFinite(element.duration) ? element.duration : seconds || 1));
      element.onended = () => {
        setOn(false);
        setShare(0);
      };
      element.onpause = () => setOn(false);
      element.onplay = () => setOn(true);
      element.onerror = () => setBroken(true);
      audio.current = element;
    }
    if (on) return audio.current.pause();
    if (playing && playing !== audio.current) playing.pause();
    playing = audio.current;
    void audio.current.play().catch(() => setBroken(true));
  }

  if (broken || failed) {
    return (
      <a className="attachment" href={url ?? undefined} download={content.attachment?.name ?? 'voice'}>
        {t('conversation.voice.failed')}
      </a>
    );
  }
  // 160 px for a second, 232 px from half a minute on.
  const width = 160 + Math.min(72, seconds * 2.4);
  return (
    <div className="voice" style={{ width }}>
      <button
        type="button"
        className="icon-button small"
        aria-label={on ? t('conversation.voice.pause') : t('conversation.voice.play')}
        disabled={!url}
        onClick={toggle}
      >
        {on ? <Pause size={16} strokeWidth={1.75} /> : <Play size={16} strokeWidth={1.75} />}
      </button>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${Math.min(1, share) * 100}%` }} />
      </span>
      <span className="t12 i2" aria-label={t('conversation.voice.length', { t: duration(seconds) })}>
        {duration(seconds)}
      </span>
    </div>
  );
}
