import { App } from 'antd';
import { api } from '../../app/session';
import { useLanguage, useSayProblem } from '../../i18n/use-texts';
import { useAction } from '../../parts/use-action';
import { readFile, saveFile } from '../reports/saved-file';
import type { CaseDetail } from './use-cases';

const NOTHING = () => undefined;

/** The report of a case: as a page that is printed at once, and as PDF. */
export function useCaseReport({ id, number }: Pick<CaseDetail, 'id' | 'number'>) {
  const language = useLanguage();
  const { message } = App.useApp();
  const say = useSayProblem();
  const { run, busy } = useAction();
  const told = (work: () => Promise<unknown>) =>
    run(async () => {
      try {
        await work();
      } catch (thrown) {
        void message.error(say(thrown), 6);
      }
    });
  const ask = { params: { id }, query: { language } };
  return {
    busy,
    print: () => {
      // Opened in the click itself: a window of later would be held back as unasked for.
      const page = window.open('', '_blank');
      return told(async () => {
        try {
          const file = await readFile(await api.open('GET /api/cases/:id/report/page', ask), NOTHING);
          const address = URL.createObjectURL(file);
          if (!page) return saveFile(file, `${number}.html`);
          page.onload = () => page.print();
          page.location.href = address;
          setTimeout(() => URL.revokeObjectURL(address), 60_000);
        } catch (thrown) {
          page?.close();
          throw thrown;
        }
      });
    },
    savePdf: () =>
      told(async () =>
        saveFile(
          await readFile(await api.open('GET /api/cases/:id/report/pdf', ask), NOTHING),
          `${number}.pdf`,
        ),
      ),
  };
}
