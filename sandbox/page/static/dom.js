// What the page is about, and how its parts are found.
export const { as, channel, kind, in: here } = document.body.dataset;
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
