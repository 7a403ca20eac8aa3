// What a person does on the page, and where it is done.
import { openPanel, forward, listen, showExchange } from "./backstage.js";
import { complete } from "./composer.js";
import { $, $$, channel, kind } from "./dom.js";
import { behind, closeModal, look, openModal } from "./looking.js";
import { offer, pick, pickFirst, upload } from "./lookups.js";
import { drawer, nextRegion, openSwitch, people, walk } from "./moving.js";
import { press, submit } from "./pressing.js";
import { post } from "./talking.js";
import { count, valueOf } from "./values.js";

let typing;
document.addEventListener("click", async (event) => {
  const on = (selector) => event.target.closest(selector);
  const e = on("[data-press]");
  if (e) { on("details")?.removeAttribute("open"); return press(e, e.dataset.value); }
  if (on("[data-closes]")) return closeModal(on("dialog"));
  if (on("[data-command]")) return complete(on("[data-command]"));
  if (on(".lookup [role=option]")) return pick(on(".lookup"), on("[role=option]").firstChild.textContent, on("[role=option]").dataset.value);
  if (on(".chip button")) { const held = on("[data-element]"); held.dataset.touched = ""; on(".chip").remove(); return held.dispatchEvent(new Event("change", { bubbles: true })); }
  if (on("[data-opens]")) return openSwitch();
  if (on(".drawer")) return drawer(!document.body.classList.contains("drawn"));
  if (on("[data-forward], [data-next]")) return forward(on("[data-forward], [data-next]"));
  if (on(".behind")) return openPanel(behind.tab ? "" : sessionStorage.getItem("tab") || "coming");
  if (on("[data-panel]")) { sessionStorage.setItem("tab", on("[data-panel]").dataset.panel || behind.tab); await openPanel(on("[data-panel]").dataset.panel); return; }
  if (on("[data-exchange]")) return showExchange(on("[data-exchange]").dataset.exchange);
  if (on("[data-clears]")) { await post("/do/clear_traffic", {}); return look(); }
  if (event.target.id === "switch") $("#switch").close();
  if (on("main")) drawer(false);
  for (const open of $$("details.overflow[open]")) if (!open.contains(event.target)) open.removeAttribute("open");
});
document.addEventListener("change", async (event) => {
  const { fault, change } = event.target.dataset;
  if (fault) { await post("/do/switch_fault", { name: fault, on: event.target.checked }); return look(); }
  if (change) { await post("/do/change_person", { [change]: event.target.type === "checkbox" ? event.target.checked : event.target.value }); return look(); }
  const e = event.target.closest("[data-element]");
  if (event.target.matches(".files [type=file]")) return upload(e, event.target);
  if (e?.matches("[data-live]:not([data-dispatch])") && !event.target.matches("[role=combobox]")) press(e, valueOf(e));
});
document.addEventListener("input", (event) => {
  const e = event.target.closest("[data-element]");
  if (e) { e.dataset.touched = ""; count(e.parentElement); }
  if (e?.dataset.dispatch?.includes("character")) { clearTimeout(typing); typing = setTimeout(() => press(e, valueOf(e)), 300); }
  if (event.target.matches("[role=combobox]")) offer(event.target.closest(".lookup"));
  if (event.target.matches("#switch input")) people(event.target.value);
});
document.addEventListener("focusin", (event) => { if (event.target.matches("[role=combobox]")) offer(event.target.closest(".lookup")); });
document.addEventListener("focusout", (event) => {
  const lookup = event.target.closest(".lookup");
  if (lookup && !lookup.contains(event.relatedTarget)) $(".menu", lookup).hidden = true;
});
document.addEventListener("submit", (event) => {
  const dialog = event.target.closest("dialog[data-view-id]");
  if (dialog) { event.preventDefault(); submit(dialog); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("input[data-dispatch~=on_enter_pressed]")) { event.preventDefault(); press(event.target, event.target.value); }
  if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); openSwitch(); }
  const lookup = event.target.closest?.(".lookup");
  if (lookup && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const all = [$("input", lookup), ...$$(".menu button", lookup)];
    all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
  if (lookup && event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    pickFirst(lookup);
  }
  if (event.key === "Escape" && document.body.classList.contains("drawn")) { drawer(false); $(".drawer").focus(); }
  if (event.key === "F6") { event.preventDefault(); nextRegion(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") for (const open of $$("details.overflow[open]")) { open.removeAttribute("open"); $("summary", open).focus(); }
  const list = event.target.closest?.("#switch, .composer");
  if (list && (event.key === "ArrowDown" || event.key === "ArrowUp")) walk(list, event);
  if (event.target.matches?.("#switch input") && event.key === "Enter") $("#people a")?.click();
});

for (const dialog of $$("#modals dialog")) openModal(dialog);
$("#pane").scrollTop = kind === "home" || kind === "about" ? 0 : $("#pane").scrollHeight;
post("/do/open", kind === "group" ? { channel } : { tab: kind }).then(look);
if (sessionStorage.getItem("panel")) openPanel(sessionStorage.getItem("panel"));
else listen();
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
