import { NO_FILTER, queryOf } from './use-answers';

it('asks for nothing that was not chosen', () => {
  expect(queryOf(NO_FILTER)).toEqual({});
  expect(queryOf({ ...NO_FILTER, text: '   ' })).toEqual({});
});

it('asks for low ratings with a comment that holds some words', () => {
  expect(queryOf({ ...NO_FILTER, score: 'low', commented: true, text: ' 太慢 ' })).toEqual({
    ratingTo: 2,
    commented: true,
    text: '太慢',
  });
  expect(queryOf({ ...NO_FILTER, score: 'high', teamId: 't', invalid: true })).toEqual({
    ratingFrom: 4,
    teamId: 't',
    invalid: true,
  });
});
