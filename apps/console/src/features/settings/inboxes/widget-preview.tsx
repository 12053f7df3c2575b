import { useState, type CSSProperties } from 'react';
import { Segmented } from 'antd';
import { ChevronDown, ChevronLeft, MessageSquare, Plus, Send, Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { needsOutline, readableInk, tokens, type ColourTokens } from '@yingda/design-system';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { resolveTheme } from '../../../app/theme';
import { texts } from '../../../i18n';
import { Avatar } from '../../../parts/avatar';
import type { InboxForm } from './inbox-form';
import './widget-preview.css';

type Screen = 'home' | 'chat';

/** Properties the drawing uses, of the widget's theme, whatever the console's is. */
function widgetVariables(form: InboxForm): CSSProperties {
  const dark = resolveTheme(form.theme, matchMedia('(prefers-color-scheme: dark)').matches) === 'dark';
  const c: ColourTokens = tokens[dark ? 'dark' : 'light'];
  const values = {
    '--brand': form.color,
    '--on-brand': readableInk(form.color),
    '--edge': needsOutline(form.color, c.bgPanel) ? c.lineInput : 'transparent',
    '--bg-app': c.bgApp,
    '--bg-panel': c.bgPanel,
    '--bg-raised': c.bgRaised,
    '--bg-bubble': c.bgBubble,
    '--line': c.line,
    '--line-input': c.lineInput,
    '--ink-1': c.ink1,
    '--ink-2': c.ink2,
    '--ink-3': c.ink3,
    '--e-2': c.e2,
    '--e-4': c.e4,
    '--av-1': c.av1,
    '--av-2': c.av2,
    '--av-3': c.av3,
    '--av-4': c.av4,
    '--av-5': c.av5,
    '--av-6': c.av6,
    '--av-ink': c.avInk,
  };
  return values as CSSProperties;
}

/** How the widget looks with these settings, 384 px wide as in the shop. A drawing: nothing in it can be used. */
export function WidgetPreview({ form }: { form: InboxForm }) {
  const { t } = useTranslation();
  const [screen, setScreen] = useState<Screen>('home');
  const [language, setLanguage] = useState<Language>(form.language);
  const words = texts[language].settings.inboxes;
  const shop = form.shopName.trim() || words.shopName;
  const launcher = words.previewLauncher;
  return (
    <div className="preview">
      <div className="row g8">
        <Segmented
          size="small"
          aria-label={t('settings.inboxes.livePreviewOf')}
          value={screen}
          options={(['home', 'chat'] as const).map((value) => ({
            value,
            label: t(`settings.inboxes.screens.${value}`),
          }))}
          onChange={setScreen}
        />
        <span className="grow" />
        <Segmented<Language>
          size="small"
          aria-label={t('settings.profile.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'EN' : '中' }))}
          onChange={setLanguage}
        />
      </div>
      <div
        className={`preview-stage ${form.side}`}
        style={widgetVariables(form)}
        role="img"
        aria-label={t('settings.inboxes.previewAlt')}
        lang={language}
      >
        <div className="preview-box" aria-hidden="true">
          {screen === 'home' ? (
            <>
              <div className="preview-hero">
                <span className="row">
                  <b className="grow cut">{shop}</b>
                  <ChevronDown size={20} strokeWidth={1.75} />
                </span>
                <p className="greeting">
                  {(language === 'en' ? form.greetingEn : form.greetingZh) || words.previewGreeting}
                </p>
                <p>{words.previewPromise}</p>
              </div>
              <div className="preview-card">
                <span className="row g6">
                  {words.previewFaces.split('|').map((name) => (
                    <Avatar key={name} id={name} name={name} size={24} />
                  ))}
                  <span>{words.previewOnline}</span>
                </span>
                <span className="preview-start">
                  <MessageSquare size={18} strokeWidth={1.75} />
                  {words.previewStart}
                </span>
              </div>
              <span className="grow" />
              <p className="preview-powered">{words.previewPowered}</p>
            </>
          ) : (
            <>
              <div className="preview-head">
                <ChevronLeft size={20} strokeWidth={1.75} />
                <span className="grow">
                  <b className="cut">{words.previewName}</b>
                  <span className="cut">{shop}</span>
                </span>
                <ChevronDown size={20} strokeWidth={1.75} />
              </div>
              <div className="preview-log">
                <span className="mine">{words.previewShopper}</span>
                <span className="theirs">{words.previewAgent}</span>
              </div>
              {form.livePreview ? <p className="preview-note">{words.previewTyping}</p> : null}
              <div className="preview-write">
                <Plus size={20} strokeWidth={1.75} />
                <span className="grow">{words.previewWrite}</span>
                <Smile size={20} strokeWidth={1.75} />
                <i>
                  <Send size={16} strokeWidth={1.75} />
                </i>
              </div>
            </>
          )}
        </div>
        <div
          className="preview-launcher"
          style={{ marginBottom: Math.min(form.bottomOffset, 96) }}
          aria-hidden="true"
        >
          <span className={form.launcherText ? 'pill' : ''}>
            <MessageSquare size={24} strokeWidth={1.75} />
            {form.launcherText ? launcher : null}
          </span>
        </div>
      </div>
      {form.paused ? <p className="i2">{t('settings.inboxes.pausedHint')}</p> : null}
    </div>
  );
}
