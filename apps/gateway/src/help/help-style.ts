/** The pages' style in the shop's colour; light or dark as the reader's system is. */
export function helpStyle(color: string): string {
  const ink = isLight(color) ? '#16202e' : '#ffffff';
  return `:root{color-scheme:light dark;--brand:${color};--on-brand:${ink};--bg:#f6f7f9;--card:#fff;--text:#1c2430;--soft:#5b6675;--line:#e2e6ec}
@media(prefers-color-scheme:dark){:root{--bg:#12161c;--card:#1b212a;--text:#e8ecf2;--soft:#9aa6b5;--line:#2c3541}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:inherit}main,.in{max-width:880px;margin:0 auto;padding:0 20px}
header{background:var(--brand);color:var(--on-brand);padding:20px 0 28px}header .in>div{display:flex;justify-content:space-between;align-items:center;gap:16px}
header a{text-decoration:none}header .name{font-weight:600;display:flex;gap:10px;align-items:center}header img{height:28px;border-radius:4px}
header h1{font-size:26px;margin:18px 0 14px;line-height:1.3}
form.find{display:flex;gap:8px}form.find input{flex:1;min-width:0;padding:12px 14px;border:0;border-radius:8px;font:inherit;background:var(--card);color:var(--text)}
button{font:inherit;padding:10px 18px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--text);cursor:pointer}
:focus-visible{outline:3px solid color-mix(in srgb,var(--brand) 60%,var(--text));outline-offset:2px}
main{padding-top:24px;padding-bottom:56px}h2{font-size:18px;margin:26px 0 10px}
ul.list{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden}
ul.list li+li{border-top:1px solid var(--line)}ul.list a{display:block;padding:13px 16px;text-decoration:none}ul.list a:hover{background:color-mix(in srgb,var(--brand) 8%,transparent)}
ul.list small{display:block;color:var(--soft);font-size:14px;line-height:1.5}
article{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px 24px;overflow-wrap:anywhere}article h1{margin:0 0 4px;font-size:24px;line-height:1.35}
article a{color:var(--brand)}@media(prefers-color-scheme:dark){article a{color:color-mix(in srgb,var(--brand) 55%,white)}}
article img{max-width:100%;height:auto;border-radius:6px}article table{border-collapse:collapse;display:block;overflow-x:auto}article td,article th{border:1px solid var(--line);padding:6px 10px}
article blockquote{margin:0;padding-left:14px;border-left:3px solid var(--line);color:var(--soft)}
.soft{color:var(--soft);font-size:14px}nav.crumbs{margin:0 0 12px;font-size:14px;color:var(--soft)}
section.vote{margin-top:22px;padding-top:16px;border-top:1px solid var(--line)}section.vote form{display:flex;gap:10px;flex-wrap:wrap;align-items:center}`;
}

// By the luminance of WCAG: whether dark text reads better on it.
function isLight(color: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.36;
}
