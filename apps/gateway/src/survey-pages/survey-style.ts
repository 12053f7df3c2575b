/** Without script and without anything fetched: light or dark as the reader's system is. */
export const SURVEY_STYLE = `:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#1c2430;--soft:#566171;--line:#c9d0da;--brand:#1a5fd0;--on:#fff;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--bg:#12161c;--card:#1b212a;--text:#e8ecf2;--soft:#a3aebb;--line:#47525f;--brand:#7fb0ff;--on:#0d1520;--bad:#ff9b92}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:640px;margin:0 auto;padding:24px 16px 56px}nav{text-align:right;font-size:14px}a{color:var(--brand)}
h1{font-size:24px;line-height:1.35;margin:8px 0 4px}.soft{color:var(--soft);font-size:14px}
fieldset,section{border:1px solid var(--line);border-radius:12px;background:var(--card);margin:16px 0;padding:14px 18px}
legend{font-weight:600;padding:0 6px;margin-left:-6px;float:left;width:100%;margin-bottom:10px}legend+*{clear:both}
legend small{font-weight:400;color:var(--bad);margin-left:6px}
.scale{display:flex;gap:6px;flex-wrap:wrap}.scale label{position:relative;flex:1 1 44px;min-width:44px;min-height:48px;display:flex;align-items:center;justify-content:center;border:1px solid var(--line);border-radius:10px;cursor:pointer;font-size:17px}
.faces label{font-size:26px}.scale input,.many input{position:absolute;inset:0;opacity:0;margin:0;width:100%;height:100%;cursor:pointer}
.scale label:has(:checked),.many label:has(:checked){background:var(--brand);border-color:var(--brand);color:var(--on)}
.scale label:has(:focus-visible),.many label:has(:focus-visible),:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
@supports not selector(:has(*)){.scale input,.many input{position:static;opacity:1;width:auto;height:auto;margin-right:6px}}
.ends{display:flex;justify-content:space-between;gap:12px;margin-top:6px;color:var(--soft);font-size:14px}
.many{display:flex;flex-wrap:wrap;gap:8px}.many label{position:relative;border:1px solid var(--line);border-radius:20px;padding:9px 16px;min-height:44px;cursor:pointer}
textarea{width:100%;min-height:96px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--bg);color:var(--text);font:inherit}
button{font:inherit;font-weight:600;min-height:48px;padding:10px 28px;border:0;border-radius:10px;background:var(--brand);color:var(--on);cursor:pointer;width:100%}
[role=status]{border-left:4px solid var(--brand)}[role=alert]{border-left:4px solid var(--bad)}`;
