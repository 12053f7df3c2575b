import { useLanguage } from '../../i18n/use-texts';
import { useForms } from '../settings/surveys/use-forms';

/** What a chosen reason is called on its form; one that is no longer on it names itself. */
export function useTagNames(): (formKey: string, tag: string) => string {
  const language = useLanguage();
  const { query } = useForms();
  return (formKey, tag) => {
    const form = query.data?.find(({ key }) => key === formKey);
    const option = form?.questions.flatMap(({ options }) => options).find(({ value }) => value === tag);
    return option?.label[language] ?? tag;
  };
}
