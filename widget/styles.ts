/**
 * How a rating looks. Colours are those of the extension and follow the page's own `color-scheme`. Inline boxes are no
 * higher than the line of text they stand in: nothing on the page moves down. No line ends are sent.
 */
import { unsafeCSS } from "lit";

export const styles = unsafeCSS(`:host{--q:light-dark(#566070,#a3adbb);overflow-wrap:anywhere}\
:host([theme=light]) [part=rating]{color-scheme:light}\
:host([theme=dark]) [part=rating]{color-scheme:dark}\
.o{--g:var(--council-rating-outstanding,light-dark(#1660b8,#6fb1ff))}\
.g{--g:var(--council-rating-good,light-dark(#17713f,#5fce91))}\
.r{--g:var(--council-rating-requires-improvement,light-dark(#8a5300,#f0b354))}\
.i{--g:var(--council-rating-inadequate,light-dark(#b3261e,#ff8d85))}\
a{color:inherit;text-decoration:none}\
a:hover,.card a{text-decoration:underline}\
.badge,.card{border:1px solid #8888;border-radius:.4em;background:var(--council-rating-surface,Canvas);color:CanvasText}\
.badge{display:inline-grid;font-size:.9em;line-height:1lh;margin-block:calc(-.2em - 1px);padding:.2em .5em}\
.frame{display:grid;max-inline-size:22em}\
.frame *{grid-area:1/1}\
.fallback{visibility:hidden}\
.card{padding:.8em 1em;font-size:.9em;line-height:1.4}\
a>.row+.row:before{content:" · "}\
.card .row{display:flex;flex-wrap:wrap;justify-content:space-between;margin-top:.5em}\
.quiet{color:var(--q)}\
.inline .quiet{color:inherit}\
.grade{display:inline-block;line-height:1.25;padding:0 .4em;border:1.5px solid;border-radius:.4em;background:color-mix(in srgb,currentColor 10%,Canvas);color:var(--g,var(--q));font-size:.9em}\
p{margin:.5em 0 0;font-size:.9em}\
.card a{color:LinkText}\
@media print{:host([theme]) [part=rating]{color-scheme:light}}`);
