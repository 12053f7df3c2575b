import { tc } from '../i18n/cases';
import { useShown, useWidget } from './use-widget';

/** From a message that names a case to how it stands. */
export function CaseLink({ number }: { number: string }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  return (
    <button type="button" class="link" onClick={() => widget.screens.showCases(number)}>
      {tc(language, 'case.progress', { number })}
    </button>
  );
}
