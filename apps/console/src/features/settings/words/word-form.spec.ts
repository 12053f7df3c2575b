import { wordBodies, wordForm } from './word-form';

const form = { ...wordForm(null), words: ' 保证 \n最便宜\n\n保证', exceptions: '保证金' };

it('each line is a word, once; an exception goes with the word that stands in it', () => {
  expect(wordBodies(form).map(({ word, exceptions }) => [word, exceptions])).toEqual([
    ['保证', ['保证金']],
    ['最便宜', []],
  ]);
});

it('a single word keeps its exceptions as they are written, for the server to judge', () => {
  expect(wordBodies({ ...form, words: '保證' })).toMatchObject([{ word: '保證', exceptions: ['保证金'] }]);
});
