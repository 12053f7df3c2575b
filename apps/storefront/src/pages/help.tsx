import { useEffect } from 'preact/hooks';
import { AskButton } from '../components/ask-button';
import { about, helpTopics, SERVICE_MAIL } from '../help-topics';
import { useTexts } from '../use-texts';

/** Usual questions, and the way to a person. */
export function HelpPage({ topic }: { topic: string }) {
  const { t, of } = useTexts();
  useEffect(() => {
    if (topic) document.getElementById(topic)?.scrollIntoView({ block: 'center' });
  }, [topic]);
  return (
    <div class="help">
      <h1 tabIndex={-1}>{t('help.title')}</h1>
      <p class="help-lead">{t('help.lead')}</p>
      <div class="help-columns">
        <div class="help-topics">
          {helpTopics.map(({ id, question, answer }, at) => (
            <details key={id} id={id} open={topic ? topic === id : at === 0}>
              <summary>{of(question)}</summary>
              <p>{of(answer)}</p>
            </details>
          ))}
        </div>
        <div class="help-side">
          <section class="help-contact">
            <h2>{t('help.contact')}</h2>
            <p>{t('help.contact.text')}</p>
            <AskButton class="button button-primary" words={t('help.contact')} />
            <p class="summary-hint">{t('help.mail', { mail: SERVICE_MAIL })}</p>
          </section>
          <section id="about">
            <h2>{t('help.about')}</h2>
            {about.map((paragraph) => (
              <p key={paragraph.en}>{of(paragraph)}</p>
            ))}
          </section>
        </div>
      </div>
    </div>
  );
}
