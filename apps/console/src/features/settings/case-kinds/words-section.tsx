import { Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { Section } from '../page/column';
import { SaveRow } from './save-row';
import { useEdits } from '../page/use-edits';

const LISTS = ['safety', 'media', 'authority'] as const;
interface WordLists {
  safety: string[];
  media: string[];
  authority: string[];
}

/** Words in a customer's own text that lift a case to the third level at once. */
export function WordsSection({ readOnly }: { readOnly: boolean }) {
  const { data } = useQuery({
    queryKey: ['case-words'],
    queryFn: ({ signal }) => api.call('GET /api/case-words', { signal }),
  });
  return data ? <Lists stored={data} readOnly={readOnly} /> : null;
}

function Lists({ stored, readOnly }: { stored: WordLists & { version: number }; readOnly: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { safety, media, authority, version } = stored;
  const { draft, edit, changed, reset } = useEdits<WordLists>({ safety, media, authority });
  const { run, busy, problem } = useAction();
  const save = () =>
    run(async () => {
      const saved = await api
        .call('PUT /api/case-words', { body: { ...draft, version } })
        .catch(async (thrown: unknown) => {
          await queryClient.invalidateQueries({ queryKey: ['case-words'] });
          throw thrown;
        });
      queryClient.setQueryData(['case-words'], saved);
    });
  return (
    <Section title={t('caseKinds.words.title')} hint={t('caseKinds.words.hint')}>
      {LISTS.map((list) => (
        <Field key={list} label={t(`caseKinds.words.${list}`)}>
          {({ id }) => (
            <Select
              id={id}
              mode="tags"
              disabled={readOnly}
              tokenSeparators={[',', '，', '\n']}
              value={draft[list]}
              onChange={(words: string[]) =>
                edit({ [list]: words.map((word) => word.trim().slice(0, 40)).filter(Boolean) })
              }
            />
          )}
        </Field>
      ))}
      <SaveRow changed={changed} busy={busy} problem={problem} onSave={() => void save()} onDiscard={reset} />
    </Section>
  );
}
