// What stands in the elements of forms and messages.
import { $, $$ } from "./dom.js";

export function valueOf(e) {
  const kind_ = e.dataset.element;
  if (e.classList.contains("boxes")) {
    const ticked = $$("input:checked", e).map((box) => box.value);
    return kind_ === "radio_buttons" ? ticked[0] ?? "" : ticked;
  }
  if (e.classList.contains("lookup")) {
    const held = $$(".chip", e).map((chip) => kind_.includes("external") ? JSON.parse(chip.dataset.value) : chip.dataset.value);
    return "many" in e.dataset ? held : held[0] ?? "";
  }
  if (e.classList.contains("files")) return $$(".chip", e).map((chip) => chip.dataset.value);
  return e.value;
}
export function setValue(e, value) {
  e.dataset.touched = "";
  if (e.classList.contains("boxes")) for (const box of $$("input", e)) box.checked = [].concat(value).includes(box.value);
  else if (!e.matches(".lookup, .files")) e.value = value;
}
export function collect(root) {
  const typed = {};
  for (const e of $$("[data-element]", root)) (typed[e.dataset.block] ??= {})[e.dataset.action] = valueOf(e);
  return typed;
}
export function count(root) {
  for (const counter of $$(".counter", root)) {
    const left = Number(counter.dataset.most) - counter.previousElementSibling.value.length;
    counter.textContent = left < counter.dataset.most * 0.8 ? left : "";
  }
}
export function addChip(chips, name, value) {
  chips.closest("[data-element]").dataset.touched = "";
  const chip = Object.assign(document.createElement("span"), { className: "chip", textContent: name });
  chip.dataset.value = value;
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  remove.setAttribute("aria-label", `Remove ${name}`);
  chip.append(remove);
  chips.append(chip);
}
