// Where one goes: to be somebody else, from part to part, and up and down a list.
import { $, $$ } from "./dom.js";
import { busyWriting } from "./composer.js";

export function openSwitch() { if (!$("#switch").open) $("#switch").showModal(); $("#switch input").focus(); }
export async function people(typed) {
  const found = await (await fetch(`/people?q=${encodeURIComponent(typed)}`)).text();
  if ($("#switch input").value === typed) $("#people").innerHTML = found;
}
export function drawer(out) {
  document.body.classList.toggle("drawn", out);
  $(".drawer").setAttribute("aria-expanded", String(out));
}
export function nextRegion(step) {
  const regions = [$(".top"), $("#sidebar"), $("#pane"), $("#composer"), $("#panel")].filter((e) => e?.checkVisibility());
  const at = regions.findIndex((e) => e.contains(document.activeElement));
  const to = regions[(at + step + regions.length) % regions.length];
  ($("textarea, button, a, [tabindex]", to) ?? to).focus();
}
export function walk(list, event) {
  const all = [$("input, textarea", list), ...$$("#people a, [role=option]:not([hidden])", list)].filter((e) => e.checkVisibility());
  const to = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (all.length < 2 || (busyWriting(event.target))) return;
  event.preventDefault();
  to?.focus();
}
