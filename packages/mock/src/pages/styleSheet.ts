import { html, type SafeHtml } from './html.ts'

/**
 * The looks of every page, phone first. `--accent` is the one brand colour; `data-accent` on the
 * root picks it, so that two clients side by side do not look alike.
 *
 * The hash in `contentSecurityPolicy` belongs to this very text; a test prints the new one.
 */
export const styleSheet: SafeHtml = html`<style>
:root {
  color-scheme: light dark;
  --accent: #0b6b86;
  --on-accent: #ffffff;
  --canvas: #f5f6fa;
  --surface: #ffffff;
  --text: #171a26;
  --muted: #565d73;
  --line: #e1e4ed;
  --edge: #858ca1;
  --danger: #a8121f;
  --danger-soft: #fdeff0;
  --shadow: 0 1px 2px rgb(23 26 38 / 0.05), 0 24px 56px -20px rgb(23 26 38 / 0.2);
}
[data-accent='1'] { --accent: #0f766e; }
[data-accent='2'] { --accent: #9c1db0; }
[data-accent='3'] { --accent: #1d4ed8; }
[data-accent='4'] { --accent: #4f46e5; }
[data-accent='5'] { --accent: #166c3b; }
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #7fd0e8;
    --on-accent: #10151f;
    --canvas: #0e1017;
    --surface: #171a24;
    --text: #eceef6;
    --muted: #a4abc0;
    --line: #2a2f3e;
    --edge: #6f778f;
    --danger: #ffb0b4;
    --danger-soft: #35191f;
    --shadow: 0 1px 0 rgb(255 255 255 / 0.04) inset, 0 32px 64px -24px rgb(0 0 0 / 0.7);
  }
  [data-accent='1'] { --accent: #67dccb; }
  [data-accent='2'] { --accent: #eaa6f6; }
  [data-accent='3'] { --accent: #94c1ff; }
  [data-accent='4'] { --accent: #a5b0ff; }
  [data-accent='5'] { --accent: #86dfa6; }
}
*, *::before, *::after { box-sizing: border-box; }
html {
  font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  -webkit-text-size-adjust: 100%;
}
body {
  display: flex;
  flex-direction: column;
  min-height: 100vh;
  min-height: 100svh;
  margin: 0;
  color: var(--text);
  background: var(--surface);
  overflow-wrap: anywhere;
}
h1, p, ul, dl, dd { margin: 0; padding: 0; }
a { color: var(--accent); font-weight: 550; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { padding: 2rem 1.5rem 0; }
main { padding: 1.75rem 1.5rem 2rem; }
footer { margin-top: auto; padding: 1.25rem 1.5rem 1.5rem; }
.brand { display: flex; align-items: center; gap: 0.75rem; font-weight: 600; letter-spacing: -0.01em; }
.tile {
  display: grid;
  flex: none;
  place-items: center;
  width: 2.5rem;
  height: 2.5rem;
  border-radius: 0.75rem;
  color: var(--on-accent);
  background: var(--accent);
  font-weight: 700;
  font-size: 1.125rem;
  line-height: 1;
}
.tile.small { width: 1.75rem; height: 1.75rem; border-radius: 0.5rem; font-size: 0.875rem; }
.tile.round { border-radius: 50%; }
main:first-child { padding-top: 2.25rem; }
.tile.failure { margin-bottom: 1.25rem; color: var(--danger); background: var(--danger-soft); }
.tile.failure svg { width: 1.5rem; height: 1.5rem; }
.tile.quiet { color: var(--text); background: var(--line); }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.022em; font-weight: 680; text-wrap: balance; }
.lead { margin-top: 0.5rem; color: var(--muted); text-wrap: pretty; }
.lead b { color: var(--text); font-weight: 600; }
.alert, .notice {
  display: flex;
  gap: 0.75rem;
  margin-top: 1.5rem;
  padding: 0.875rem 1rem;
  border-radius: 0.75rem;
  font-size: 0.9375rem;
}
.alert { color: var(--danger); background: var(--danger-soft); font-weight: 500; }
.notice { color: var(--text); background: color-mix(in srgb, var(--accent) 10%, var(--surface)); }
.alert svg, .notice svg { flex: none; width: 1.25rem; height: 1.25rem; margin-top: 0.1rem; }
.notice svg { color: var(--accent); }
form { display: grid; gap: 1.25rem; margin-top: 1.75rem; }
.field { display: grid; gap: 0.4375rem; }
label { font-size: 0.9375rem; font-weight: 550; }
label small { color: var(--muted); font-size: 0.875rem; font-weight: 400; }
input {
  width: 100%;
  height: 3rem;
  padding: 0 0.875rem;
  border: 1px solid var(--edge);
  border-radius: 0.75rem;
  color: inherit;
  background: var(--surface);
  font: inherit;
}
input:hover { border-color: var(--text); }
input:focus-visible { border-color: var(--accent); outline-width: 2px; outline-offset: 0; }
input[aria-invalid='true'] { border-color: var(--danger); }
input[name='code'] { font-variant-numeric: tabular-nums; letter-spacing: 0.28em; font-size: 1.25rem; }
.aside { justify-self: end; font-size: 0.9375rem; }
.policy { color: var(--muted); font-size: 0.875rem; }
.policy ul { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-top: 0.4375rem; list-style: none; }
.policy li { padding: 0.125rem 0.625rem; border: 1px solid var(--line); border-radius: 99px; }
button, .button {
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 0.625rem;
  width: 100%;
  min-height: 3rem;
  padding: 0.625rem 1rem;
  border: 1px solid transparent;
  border-radius: 0.75rem;
  color: var(--on-accent);
  background: var(--accent);
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
  transition: filter 120ms, background-color 120ms;
}
button:hover, .button:hover { filter: brightness(1.08); }
button:active, .button:active { filter: brightness(0.94); }
.secondary { color: var(--text); background: var(--surface); border-color: var(--edge); font-weight: 550; }
.secondary:hover { background: color-mix(in srgb, var(--text) 5%, var(--surface)); filter: none; }
.plain { width: auto; min-height: 0; padding: 0; border: 0; border-radius: 0.25rem; color: var(--accent); background: none; font-weight: 550; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
.plain:hover { text-decoration-thickness: 2px; filter: none; }
.row { justify-content: flex-start; min-height: 3.75rem; text-align: start; }
.row span { display: grid; line-height: 1.35; }
.row small { color: var(--muted); font-weight: 400; font-size: 0.875rem; }
.or { display: flex; align-items: center; gap: 0.875rem; margin: 1.5rem 0; color: var(--muted); font-size: 0.875rem; }
.or::before, .or::after { content: ''; flex: 1; height: 1px; background: var(--line); }
.or + form { margin-top: 0; }
.stack { display: grid; gap: 0.75rem; padding: 0; list-style: none; }
h1 ~ .stack { margin-top: 1.75rem; }
.or + .stack { margin-top: 0; }
.below { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; justify-content: center; margin-top: 1.75rem; color: var(--muted); font-size: 0.9375rem; }
.below form { display: contents; }
p.below { text-align: center; }
.mock { display: flex; align-items: center; justify-content: center; gap: 0.5rem; color: var(--muted); font-size: 0.8125rem; }
.mock svg { flex: none; width: 1rem; height: 1rem; }
@media (min-width: 34rem) {
  body {
    align-items: center;
    background: radial-gradient(56rem 34rem at 50% -6rem, color-mix(in srgb, var(--accent) 17%, transparent), transparent) no-repeat var(--canvas);
  }
  .card {
    width: 27.5rem;
    margin: auto 0;
    border: 1px solid var(--line);
    border-radius: 1.5rem;
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  body::before { content: ''; height: 3rem; flex: none; }
  header { padding: 2.5rem 2.5rem 0; }
  main { padding: 1.75rem 2.5rem 2.5rem; }
  main:first-child { padding-top: 2.5rem; }
}
@media (prefers-reduced-motion: reduce) { button, .button { transition: none; } }
@media (forced-colors: active) { .tile, button, .button { border: 1px solid; } }
</style>`
