import { DEFAULT_APPEARANCE } from './inbox';
import { snippet } from './snippet';

describe('the snippet', () => {
  const inbox = {
    key: 'demo-shop',
    appearance: { ...DEFAULT_APPEARANCE, color: '#AA3300', side: 'left' as const },
  };

  it('is one line with the loader, the inbox and its looks', () => {
    expect(snippet(inbox, 'https://help.example/')).toBe(
      '<script async src="https://help.example/widget.js" data-inbox="demo-shop" data-color="#AA3300" data-side="left"></script>',
    );
  });

  it('can fix the language', () => {
    expect(snippet(inbox, 'https://help.example', 'en')).toContain(' data-language="en">');
  });

  it('cannot be broken out of', () => {
    expect(snippet({ ...inbox, key: '"><script>' }, 'https://help.example')).toContain(
      'data-inbox="&quot;&gt;&lt;script&gt;"',
    );
  });
});
