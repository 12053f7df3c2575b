import { fileNameOf, readFile } from './saved-file';

const answer = (chunks: (string | Error)[], headers: Record<string, string> = {}) => ({
  headers: new Headers(headers),
  body: new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.shift();
      if (next === undefined) controller.close();
      else if (next instanceof Error) controller.error(next);
      else controller.enqueue(new TextEncoder().encode(next));
    },
  }),
});

it('reads a streamed file to its end and tells how far it is', async () => {
  const seen: number[] = [];
  const file = await readFile(answer(['team,median\n', '售前组,46\n']), (sum) => seen.push(sum));
  expect(await file.text()).toBe('team,median\n售前组,46\n');
  expect(seen).toEqual([12, 25]);
});

it('does not take a file that broke off for a whole one', async () => {
  const broken = answer(['team,median\n', new TypeError('network error')]);
  await expect(readFile(broken, () => undefined)).rejects.toMatchObject({ code: 'unreachable' });
});

it('keeps the name the server gave, also one in Chinese', () => {
  const named = (disposition: string) =>
    fileNameOf(answer([], { 'content-disposition': disposition }), 'x.csv');
  expect(named('attachment; filename="report.csv"')).toBe('report.csv');
  expect(named('attachment; filename="r.csv"; filename*=UTF-8\'\'%E6%8A%A5%E8%A1%A8.csv')).toBe('报表.csv');
  expect(named('attachment')).toBe('x.csv');
});
