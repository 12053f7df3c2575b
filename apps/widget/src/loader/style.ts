/**
 * The launcher, the box and the form. A constructed sheet, because pages may forbid inline styles; colours are the design
 * system's. What is drawn in the button takes no pointer: drawn anew between press and release it would swallow the click.
 */
export const style = `:host{all:initial}*{box-sizing:border-box;font:15px/24px -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
.root{--p:#fff;--i:#15181e;color:var(--i);position:fixed;z-index:2147483000}
.dark{--p:#16191f;--i:#e9ebef}
.go,.box,.card{position:fixed;right:24px;bottom:var(--b)}
.left *{right:auto;left:24px}
button{all:unset;cursor:pointer}
.go{background:var(--c);color:var(--o);height:56px;min-width:56px;border-radius:28px;display:flex;align-items:center;justify-content:center;gap:8px;box-shadow:0 8px 24px #10182833,inset 0 0 0 1px #0000001a}
.go *{pointer-events:none}
.pill{padding:0 18px;height:44px}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:2px solid var(--c);outline-offset:2px}
.go i{position:absolute;top:-4px;right:-4px;left:auto;min-width:20px;padding:0 5px;border-radius:10px;background:#ab123b;color:#fff;font:600 12px/20px sans-serif;text-align:center;box-shadow:0 0 0 2px var(--p)}
.box,.card{bottom:calc(var(--b) + 72px);box-shadow:0 16px 48px #10182833,0 2px 6px #10182814;border-radius:16px}
.box{width:384px;height:min(680px,100vh - 96px - var(--b));overflow:hidden;padding-top:64px;background:linear-gradient(var(--c) 64px,var(--p) 0);transform-origin:bottom right;transition:.26s cubic-bezier(.2,.7,.3,1);transition-property:opacity,transform,visibility}
.shut{visibility:hidden;opacity:0;transform:scale(.94)}
.full .box{inset:var(--y,0) 0 auto;width:100%;height:var(--h,100dvh);border-radius:0}
[hidden]{display:none}
label{display:block;padding:16px 16px 0}
textarea,input{display:block;width:100%;border:1px solid #858d9c;border-radius:10px;padding:8px 12px;font-size:16px;background:0 0;color:inherit}
@media(prefers-reduced-motion){.box{transition:none}}`;
