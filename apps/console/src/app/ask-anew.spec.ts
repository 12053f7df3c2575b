import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAnew } from './ask-anew';

const KEY = ['customer', '1'] as const;

/** A screen that shows what is answered; each question waits until it is answered here. */
function screen() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const answers: ((name: string) => void)[] = [];
  const observer = new QueryObserver(queryClient, {
    queryKey: KEY,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  return { queryClient, observer, answers, end: () => (stop(), queryClient.clear()) };
}

/** Turns of the event loop, not milliseconds: nothing here waits for a network. */
async function asked(answers: unknown[], times: number): Promise<void> {
  for (let turn = 0; turn < 50 && answers.length < times; turn += 1)
    await new Promise((done) => setTimeout(done, 0));
  expect(answers).toHaveLength(times);
}

it('asks again when the first answer is still on its way, and shows the newer one only', async () => {
  const { queryClient, observer, answers, end } = screen();
  const anew = askAnew(queryClient, KEY);
  await asked(answers, 2);
  answers[0]!('before the change');
  answers[1]!('after it');
  await anew;
  expect(observer.getCurrentResult().data).toBe('after it');
  end();
});

it('asks again what was answered long ago', async () => {
  const { queryClient, observer, answers, end } = screen();
  answers[0]!('before the change');
  await observer.refetch({ cancelRefetch: false });
  const anew = askAnew(queryClient, KEY);
  await asked(answers, 2);
  answers[1]!('after it');
  await anew;
  expect(observer.getCurrentResult().data).toBe('after it');
  end();
});
