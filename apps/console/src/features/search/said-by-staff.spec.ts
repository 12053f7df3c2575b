import { saidByStaff } from './said-by-staff';

describe('who said what a search found', () => {
  it('is named when it was one of us', () => {
    expect(saidByStaff({ authorName: '林悦', customerName: '周嘉宁' })).toBe(true);
    expect(saidByStaff({ authorName: '林悦', customerName: '' })).toBe(true);
  });

  it('is not named twice when it was the customer, nor a visitor without a name', () => {
    expect(saidByStaff({ authorName: '周嘉宁', customerName: '周嘉宁' })).toBe(false);
    expect(saidByStaff({ authorName: '', customerName: '' })).toBe(false);
  });
});
