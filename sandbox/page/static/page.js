// What the page does between two drawings: sends what a person does, and shows what changed.
"use strict";
const { as, channel, kind } = document.body.dataset;
const here = document.body.dataset.in;
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const drawn = new WeakMap();
let lastNotice = Number(document.body.dataset.notice);

// --- talking to the workspace
async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify({ as, ...body }) });
    return await answer.json();
  } catch {
    toast("The workspace does not answer. Is it still running?");
    return null;
  }
}
let looking = null, again = false;
async function look() {
  if (looking) { again = true; return looking; }
  looking = (async () => {
    do {
      again = false;
      const seen = document.visibilityState === "visible";
      const parts = await post("/look", { in: here, seen, panel });
      if (parts && !parts.gone) show(parts);
    } while (again);
    looking = null;
  })();
  return looking;
}

// --- showing what changed, and nothing else
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
  part.innerHTML = html;
  for (const { find, value } of kept) { const e = $(find, part); if (e) setValue(e, value); }
  if (focus) $(focus, part)?.focus();
  return true;
}
const near = (e) => e.closest("[data-ts]") ? `[data-ts="${CSS.escape(e.closest("[data-ts]").dataset.ts)}"] ` : "";
const findable = (e) => `${near(e)}[data-block="${CSS.escape(e.dataset.block)}"][data-action="${CSS.escape(e.dataset.action)}"]`;
const touched = (root) => $$("[data-element][data-touched]", root).map((e) => ({ find: findable(e), value: valueOf(e) }));
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
    } else {
      dialog = root.appendChild(made);
      openModal(dialog);
    }
    count(dialog);
  }
}
function openModal(dialog) {
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); closeModal(dialog); });
  dialog.showModal();
  const first = $("[autofocus]", dialog) || $(".body input, .body textarea, .body select", dialog) || $("[type=submit]", dialog);
  first?.focus();
  count(dialog);
}
async function closeModal(dialog) {
  await post("/do/close", { view_id: dialog.dataset.viewId });
  await look();
}
function toast(words) {
  const made = Object.assign(document.createElement("p"), { textContent: words });
  $("#toasts").append(made);
  setTimeout(() => made.remove(), 7000);
}

// --- what stands in the elements
function valueOf(e) {
  const kind_ = e.dataset.element;
  if (e.classList.contains("boxes")) {
    const ticked = $$("input:checked", e).map((box) => box.value);
    return kind_ === "radio_buttons" ? ticked[0] ?? "" : ticked;
  }
  if (e.classList.contains("lookup")) {
    const held = $$(".chip", e).map((chip) => kind_.includes("external") ? JSON.parse(chip.dataset.value) : chip.dataset.value);
    return "many" in e.dataset ? held : held[0] ?? "";
  }
  return e.value;
}
function setValue(e, value) {
  e.dataset.touched = "";
  if (e.classList.contains("boxes")) for (const box of $$("input", e)) box.checked = [].concat(value).includes(box.value);
  else if (!e.classList.contains("lookup")) e.value = value;
}
function collect(root) {
  const typed = {};
  for (const e of $$("[data-element]", root)) (typed[e.dataset.block] ??= {})[e.dataset.action] = valueOf(e);
  return typed;
}
function count(root) {
  for (const counter of $$(".counter", root)) {
    const left = Number(counter.dataset.most) - counter.previousElementSibling.value.length;
    counter.textContent = left < counter.dataset.most * 0.8 ? left : "";
  }
}

// --- presses and changes
async function press(e, value) {
  if (e.dataset.confirm && !(await confirmed(JSON.parse(e.dataset.confirm)))) return;
  if (e.dataset.url) window.open(e.dataset.url, "_blank", "noopener");
  const view = e.closest("[data-view-id]"), message = e.closest("[data-ts]");
  const root = view || message;
  if (root.hasAttribute("aria-busy")) return;
  root.setAttribute("aria-busy", "true");
  const where = view ? { view_id: view.dataset.viewId } : { channel: message.dataset.channel, ts: message.dataset.ts };
  const body = { ...where, block_id: e.dataset.block, action_id: e.dataset.action, value, typed: collect(root) };
  const answer = await post("/do/press", body);
  root.removeAttribute("aria-busy");
  if (answer?.gone) toast("That is not there any more.");
  await look();
}
function confirmed(words) {
  const dialog = $("#confirm");
  $("h2", dialog).textContent = words.title.text;
  $(".body", dialog).textContent = words.text.text;
  $("[value=no]", dialog).textContent = words.deny.text;
  const yes = $("[value=yes]", dialog);
  yes.textContent = words.confirm.text;
  yes.classList.toggle("danger", words.style === "danger");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true }));
}
async function submit(dialog) {
  if (dialog.hasAttribute("aria-busy")) return;
  dialog.setAttribute("aria-busy", "true");
  const answer = await post("/do/submit", { view_id: dialog.dataset.viewId, typed: collect(dialog) });
  dialog.removeAttribute("aria-busy");
  const trouble = $(".trouble", dialog);
  trouble.textContent = answer ? answer.trouble || answer.gone || "" : "We had some trouble connecting. Try again?";
  trouble.hidden = !trouble.textContent;
  for (const field of $$(".field", dialog)) {
    const said = answer?.errors?.[field.dataset.blockId] ?? "";
    const error = $(".error", field), input = $("[data-element]", field);
    error.textContent = said;
    error.hidden = !said;
    input?.toggleAttribute("aria-invalid", Boolean(said));
  }
  const wrong = $(".error:not([hidden])", dialog);
  if (wrong) $("input, textarea, select", wrong.closest(".field"))?.focus();
  await look();
}

// --- looking people and options up
async function suggest(lookup, typed) {
  if (!lookup.dataset.element.includes("external")) {
    const people = await (await fetch(`/names?q=${encodeURIComponent(typed)}`)).json();
    return people.map(([id, name, title]) => ({ value: id, name, note: title }));
  }
  const where = { view_id: lookup.closest("[data-view-id]").dataset.viewId };
  const answer = await post("/do/suggest", { ...where, block_id: lookup.dataset.block, action_id: lookup.dataset.action, value: typed });
  return (answer?.groups ?? []).flatMap(([note, options]) => options.map((o) => ({ value: JSON.stringify(o), name: o.text.text, note })));
}
async function offer(lookup) {
  const input = $("input", lookup), menu = $(".menu", lookup);
  const found = await suggest(lookup, input.value);
  menu.replaceChildren(...found.map(({ value, name, note }) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    made.setAttribute("role", "option");
    made.dataset.value = value;
    made.append(Object.assign(document.createElement("small"), { textContent: note }));
    return made;
  }));
  menu.hidden = !found.length;
  input.setAttribute("aria-expanded", String(!menu.hidden));
}
function pick(lookup, button) {
  const name = button.firstChild.textContent, chips = $(".chips", lookup);
  if (!("many" in lookup.dataset)) chips.replaceChildren();
  const chip = Object.assign(document.createElement("span"), { className: "chip", textContent: name });
  chip.dataset.value = button.dataset.value;
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  remove.setAttribute("aria-label", `Remove ${name}`);
  chip.append(remove);
  chips.append(chip);
  const input = $("input", lookup);
  input.value = "";
  $(".menu", lookup).hidden = true;
  input.focus();
  lookup.dispatchEvent(new Event("change", { bubbles: true }));
}

// --- the composer
const composer = $("#composer"), box = composer && $("textarea", composer), commands = composer && $("#commands");
async function send() {
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  sized();
  const answer = await post("/do/write", { channel, text });
  if (!answer) box.value = text;
  await look();
  $("#pane").scrollTop = $("#pane").scrollHeight;
}
function sized() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
  const word = box.value;
  for (const command of $$("button", commands)) command.hidden = !command.dataset.command.startsWith(word);
  commands.hidden = !word.startsWith("/") || !$("button:not([hidden])", commands);
}
function complete(button) {
  box.value = `${(button ?? $("button:not([hidden])", commands)).dataset.command} `;
  sized();
  box.focus();
}
if (composer) {
  composer.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  box.addEventListener("input", sized);
  box.addEventListener("keydown", (event) => {
    const exact = commands.hidden || $(`[data-command="${CSS.escape(box.value)}"]`, commands);
    if (event.key === "Tab" && !commands.hidden && !event.shiftKey) { event.preventDefault(); complete(); }
    else if (event.key === "Escape") commands.hidden = true;
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); exact ? send() : complete(); }
  });
}

// --- everything else that is pressed or typed
document.addEventListener("click", async (event) => {
  const on = (selector) => event.target.closest(selector);
  const e = on("[data-press]");
  if (e) { on("details")?.removeAttribute("open"); return press(e, e.dataset.value); }
  if (on("[data-closes]")) return closeModal(on("dialog"));
  if (on("[data-command]")) return complete(on("[data-command]"));
  if (on(".lookup [role=option]")) return pick(on(".lookup"), on("[role=option]"));
  if (on(".chip button")) { const lookup = on(".lookup"); on(".chip").remove(); return lookup.dispatchEvent(new Event("change", { bubbles: true })); }
  if (on("[data-opens]")) return openSwitch();
  if (on(".drawer")) return drawer(!document.body.classList.contains("drawn"));
  if (on("[data-forward], [data-next]")) return forward(on("[data-forward], [data-next]"));
  if (on(".behind")) return openPanel(panel ? "" : sessionStorage.getItem("tab") || "coming");
  if (on("[data-panel]")) { sessionStorage.setItem("tab", on("[data-panel]").dataset.panel || panel); await openPanel(on("[data-panel]").dataset.panel); return; }
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
  if (e && e.matches("[data-live]") && !event.target.matches("[role=combobox]")) press(e, valueOf(e));
});
document.addEventListener("input", (event) => {
  const e = event.target.closest("[data-element]");
  if (e) { e.dataset.touched = ""; count(e.parentElement); }
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
  if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); openSwitch(); }
  const lookup = event.target.closest?.(".lookup");
  if (lookup && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const all = [$("input", lookup), ...$$(".menu button", lookup)];
    all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
  if (lookup && event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    const first = $(".menu:not([hidden]) button", lookup);
    if (first) pick(lookup, first);
  }
  if (event.key === "Escape" && document.body.classList.contains("drawn")) { drawer(false); $(".drawer").focus(); }
  if (event.key === "F6") { event.preventDefault(); nextRegion(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") for (const open of $$("details.overflow[open]")) { open.removeAttribute("open"); $("summary", open).focus(); }
  const list = event.target.closest?.("#switch, .composer");
  if (list && (event.key === "ArrowDown" || event.key === "ArrowUp")) walk(list, event);
  if (event.target.matches?.("#switch input") && event.key === "Enter") $("#people a")?.click();
});
function walk(list, event) {
  const all = [$("input, textarea", list), ...$$("#people a, [role=option]:not([hidden])", list)].filter((e) => e.checkVisibility());
  const to = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (all.length < 2 || (event.target === box && commands.hidden)) return;
  event.preventDefault();
  to?.focus();
}
function drawer(out) {
  document.body.classList.toggle("drawn", out);
  $(".drawer").setAttribute("aria-expanded", String(out));
}
function nextRegion(step) {
  const regions = [$(".top"), $("#sidebar"), $("#pane"), $("#composer"), $("#panel")].filter((e) => e?.checkVisibility());
  const at = regions.findIndex((e) => e.contains(document.activeElement));
  const to = regions[(at + step + regions.length) % regions.length];
  ($("textarea, button, a, [tabindex]", to) ?? to).focus();
}
function openSwitch() { if (!$("#switch").open) $("#switch").showModal(); $("#switch input").focus(); }
async function people(typed) { $("#people").innerHTML = await (await fetch(`/people?q=${encodeURIComponent(typed)}`)).text(); }
async function forward(button) {
  const next = "next" in button.dataset;
  const answer = await (next ? post("/do/move_to_next", {}) : post("/do/move_clock", { seconds: Number(button.dataset.forward) }));
  if (answer?.nothing) toast("Nothing is coming: there is no follow-up to go to.");
  else if (answer && !next) toast(`${button.getAttribute("aria-label").replace("Move the clock", "The clock moved")}.`);
  await look();
}

// --- behind the scenes
let panel = "", live = null;
async function openPanel(tab) {
  const opener = $(".behind");
  panel = tab;
  sessionStorage.setItem("panel", tab);
  opener.setAttribute("aria-expanded", String(Boolean(tab)));
  document.body.classList.toggle("backstage", Boolean(tab));
  $("#panel").hidden = !tab;
  listen();
  if (!tab) return opener.focus();
  await look();
}
function listen() {
  live?.close();
  live = new EventSource(`/live?as=${as}&version=${document.body.dataset.version}${panel ? "&watch=1" : ""}`);
  live.onmessage = look;
}
async function showExchange(number) {
  const dialog = $("#exchange");
  dialog.innerHTML = await (await fetch(`/exchange/${number}?as=${as}`)).text();
  dialog.showModal();
}

// --- begin
for (const dialog of $$("#modals dialog")) openModal(dialog);
$("#pane").scrollTop = kind === "home" || kind === "about" ? 0 : $("#pane").scrollHeight;
post("/do/open", kind === "group" ? { channel } : { tab: kind }).then(look);
if (sessionStorage.getItem("panel")) openPanel(sessionStorage.getItem("panel"));
else listen();
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
