// Showing what changed, and nothing else.
import { $, $$, here, kind } from "./dom.js";
import { post, toast } from "./talking.js";
import { count, setValue, valueOf } from "./values.js";

export const behind = { tab: "" }; // the tab of the panel that is open, if one is
const drawn = new WeakMap();
let lastNotice = Number(document.body.dataset.notice);
let looking = null, again = false;

export async function look() {
  if (looking) { again = true; return looking; }
  looking = (async () => {
    do {
      again = false;
      const seen = document.visibilityState === "visible";
      const parts = await post("/look", { in: here, seen, panel: behind.tab });
      if (parts && !parts.gone) show(parts);
    } while (again);
    looking = null;
  })();
  return looking;
}
function show(parts) {
  swap($("#sidebar"), parts.sidebar);
  swap($("#time"), parts.time);
  if (parts.panel) swap($("#panel"), parts.panel);
  const pane = $("#pane");
  const low = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  if (swap(pane, parts.pane) && low && kind !== "home") pane.scrollTop = pane.scrollHeight;
  showModals(parts.modals);
  for (const [number, words] of parts.notices) {
    if (number > lastNotice) { lastNotice = number; toast(words); }
  }
}
function swap(part, html) {
  if (drawn.get(part) === html) return false;
  drawn.set(part, html);
  const kept = touched(part), focus = focused(part);
  redraw(part, html);
  for (const { find, value, chips } of kept) {
    const e = $(find, part);
    if (!e) continue;
    if (chips) $(".chips", e).replaceWith(chips);
    setValue(e, value);
  }
  if (focus) $(focus, part)?.focus();
  return true;
}
function redraw(part, html) {
  const list = $("ol.messages", part);
  if (!list) { part.innerHTML = html; return; }
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const made = $("ol.messages", fresh.content);
  if (!made) { part.innerHTML = html; return; }
  const old = new Map($$("li[data-ts]", list).map((li) => [li.dataset.ts, li]));
  for (const li of $$("li[data-ts]", made)) {
    const before = old.get(li.dataset.ts), same = before && drawn.get(before) === li.outerHTML;
    drawn.set(li, li.outerHTML);
    if (same) li.replaceWith(before); // what nobody changed stays, with all that was done to it
  }
  list.replaceChildren(...made.childNodes);
}
const near = (e) => e.closest("[data-ts]") ? `[data-ts="${CSS.escape(e.closest("[data-ts]").dataset.ts)}"] ` : "";
const findable = (e) => `${near(e)}[data-block="${CSS.escape(e.dataset.block)}"][data-action="${CSS.escape(e.dataset.action)}"]`;
const touched = (root) => $$("[data-element][data-touched]", root).map((e) => ({ find: findable(e), value: valueOf(e), chips: $(".chips", e) }));
function focused(root) {
  const e = document.activeElement;
  if (!root.contains(e)) return "";
  if (e.dataset.block) return findable(e);
  if (e.id) return `#${CSS.escape(e.id)}`;
  return e.getAttribute("href") ? `a[href="${CSS.escape(e.getAttribute("href"))}"]` : "";
}
function showModals(wanted) {
  const root = $("#modals");
  const ids = wanted.map((view) => view.id);
  for (const dialog of $$("dialog", root)) if (!ids.includes(dialog.dataset.viewId)) { dialog.close(); dialog.remove(); }
  for (const view of wanted) {
    let dialog = $(`dialog[data-view-id="${view.id}"]`, root);
    if (dialog && dialog.dataset.hash === view.hash) continue;
    const fresh = document.createElement("template");
    fresh.innerHTML = view.html;
    const made = fresh.content.firstElementChild;
    if (dialog) {
      dialog.dataset.hash = view.hash;
      swap(dialog, made.innerHTML);
      if (!dialog.contains(document.activeElement)) first(dialog)?.focus();
    } else {
      dialog = root.appendChild(made);
      openModal(dialog);
    }
    count(dialog);
  }
}
export function openModal(dialog) {
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); closeModal(dialog); });
  dialog.showModal();
  first(dialog)?.focus();
  count(dialog);
}
const first = (dialog) => $("[autofocus]", dialog) || $(".body input, .body textarea, .body select", dialog) || $("[type=submit]", dialog) || $("footer button", dialog);
export async function closeModal(dialog) {
  await post("/do/close", { view_id: dialog.dataset.viewId });
  await look();
}
